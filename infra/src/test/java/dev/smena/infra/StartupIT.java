package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged jar starts, stops, and says in one line why it cannot. */
class StartupIT {

    private static final Path HOME = SmenaProcess.newHome();
    private static SmenaProcess running;

    @BeforeAll
    static void start() {
        running = SmenaProcess.start(HOME);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void aNormalStartSaysWhereToGoAndNothingToWorryAbout() {
        String ready = "Smena is ready: http://localhost:" + running.port() + "/swagger-ui.html";
        assertThat(running.err()).isEmpty();
        assertThat(running.out()
                        .substring(0, running.out().indexOf(ready) + ready.length())
                        .lines()
                        .toList())
                .noneMatch(line -> line.contains(" WARN ") || line.contains(" ERROR ") || line.startsWith("\tat "))
                .last()
                .asString()
                .endsWith(ready);
        assertThat(running.http().send("GET", "/swagger-ui.html", null).status())
                .isIn(200, 302);
    }

    @Test
    void anotherHomeRunsBesideItAndKeepsItsDataOverAStopAndAStart() {
        Path home = SmenaProcess.newHome();
        String batch;
        String database;
        try (var other = SmenaProcess.start(home)) {
            batch = ShiftTasks.create(other.http());
            database = other.postgresUrl();
            var postmaster = other.postmaster().orElseThrow();

            other.terminate();

            SmenaProcess.assertEnds(postmaster);
            assertThat(other.err()).isEmpty();
            assertThat(other.out()).doesNotContain("\tat ", " ERROR ");
        }
        assertThat(running.http().get("/batches/" + batch).status()).isEqualTo(404);
        try (var again = SmenaProcess.start(home)) {
            assertThat(again.http().get("/batches/" + batch).status()).isEqualTo(200);
            assertThat(again.postgresUrl()).isEqualTo(database);
        }
    }

    @Test
    void aHomeInUseIsRefused() {
        assertThat(refusal(SmenaProcess.launch(HOME))).contains("another Smena is running", HOME.toString());
        assertThat(running.http().get("/batches").status()).isEqualTo(200);
    }

    @Test
    void aTakenPortIsRefusedAndNoPostgresIsLeftBehind() {
        assertThat(refusal(SmenaProcess.newHome(), "--server.port=" + running.port()))
                .contains("port " + running.port() + " is taken", "--server.port");
    }

    @Test
    void aHomeThatCannotBeWrittenIsRefused() throws IOException {
        Path file = Files.createTempFile(Path.of("target"), "not-a-directory", "");

        assertThat(refusal(file.resolve("home"))).contains("cannot be written", "--smena.home");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNamed() throws IOException {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        assertThat(refusal(
                        SmenaProcess.newHome(),
                        "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + closed + "/smena",
                        "--spring.datasource.username=smena"))
                .contains("127.0.0.1:" + closed, "spring.datasource.url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"smena.time-zone=Mars/Base", "smena.query.max-wait=soon"})
    void aSettingThatCannotBeReadIsNamed(String setting) {
        assertThat(refusal(SmenaProcess.newHome(), "--" + setting)).contains(setting.split("="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"comand", "", "command,queries"})
    void rolesThatThereAreNotAreNamed(String roles) {
        assertThat(refusal(SmenaProcess.newHome(), "--smena.roles=" + roles))
                .contains("smena.roles is \"" + roles + "\"", "command, query or command,query");
    }

    @Test
    void aNodeThatOnlyAnswersQueriesHasToBeToldOfTheDatabaseAndTheObjectStore() {
        assertThat(refusal(SmenaProcess.newHome(), "--smena.roles=query")).contains("spring.datasource.url");
        assertThat(refusal(
                        SmenaProcess.newHome(),
                        "--smena.roles=query",
                        "--spring.datasource.url=" + running.postgresUrl(),
                        "--spring.datasource.username=postgres"))
                .contains("smena.object-store.endpoint");
    }

    @Test
    void anOlderJavaIsToldWhichOneIsNeeded() throws IOException {
        Optional<Path> olderJava = olderJava();
        assumeThat(olderJava).as("a JDK 17 to 24 among the usual places").isPresent();

        assertThat(refusal(SmenaProcess.launch(olderJava.orElseThrow(), SmenaProcess.newHome())))
                .contains("needs Java 25");
    }

    /** Why it does not start on a home of its own. */
    private static String refusal(Path home, String... settings) {
        try (var launched = SmenaProcess.launch(home, settings)) {
            String line = refusal(launched);
            await("no PostgreSQL").until(() -> launched.postmaster().isEmpty());
            return line;
        }
    }

    private static String refusal(SmenaProcess launched) {
        assertThat(launched.awaitExit()).isNotZero();
        assertThat(launched.err().lines()).singleElement().asString().startsWith("Smena could not start: ");
        assertThat(launched.out()).doesNotContain("\tat ", " WARN ", " ERROR ");
        return launched.err();
    }

    private static Optional<Path> olderJava() throws IOException {
        Path usual = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(usual)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(usual)) {
            return homes.filter(home -> Files.isExecutable(home.resolve("bin/java")))
                    .filter(home -> List.of("17", "21", "24").stream()
                            .anyMatch(version -> release(home).contains("JAVA_VERSION=\"" + version)))
                    .findAny();
        }
    }

    private static String release(Path javaHome) {
        try {
            return Files.readString(javaHome.resolve("release"));
        } catch (IOException e) {
            return "";
        }
    }
}
