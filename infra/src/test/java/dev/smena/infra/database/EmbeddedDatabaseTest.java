package dev.smena.infra.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.smena.infra.home.HomeLock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** One server runs all the time; tests that start one have a home of their own, copied from one used once. */
@ExtendWith(OutputCaptureExtension.class)
class EmbeddedDatabaseTest {

    private static final Path USED_ONCE = newHome();
    private static final Path RUNNING = newHome();

    private static HomeLock runningLock;
    private static EmbeddedDatabase running;

    private final Path home = newHome();

    private static Path newHome() {
        return Path.of("target", "homes", UUID.randomUUID().toString()).toAbsolutePath();
    }

    @BeforeAll
    static void useAHomeOnce() throws IOException {
        try (var lock = HomeLock.take(USED_ONCE);
                var first = EmbeddedDatabase.start(lock)) {
            on(first).execute("create table kept (what text)");
            on(first).execute("insert into kept values ('from the first start')");
        }
        copyUsedOnceTo(RUNNING);
        runningLock = HomeLock.take(RUNNING);
        running = EmbeddedDatabase.start(runningLock);
    }

    @AfterAll
    static void stopRunning() throws IOException {
        running.close();
        runningLock.close();
        FileSystemUtils.deleteRecursively(RUNNING);
        FileSystemUtils.deleteRecursively(USED_ONCE);
    }

    @AfterEach
    void removeTheHome() throws IOException {
        FileSystemUtils.deleteRecursively(home);
    }

    @Test
    void dataAndPortAreTheSameAfterARestart() throws IOException {
        copyUsedOnceTo(home);
        String firstUrl;
        try (var lock = HomeLock.take(home);
                var first = EmbeddedDatabase.start(lock)) {
            firstUrl = first.getJdbcUrl();
            assertThat(kept(first)).isEqualTo("from the first start");
            on(first).execute("update kept set what = 'from the second start'");
        }

        try (var lock = HomeLock.take(home);
                var second = EmbeddedDatabase.start(lock)) {
            assertThat(second.getJdbcUrl()).isEqualTo(firstUrl);
            assertThat(kept(second)).isEqualTo("from the second start");
        }
    }

    @Test
    void commitsAreFlushedToDiskAsTheServerItselfSays() {
        for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            assertThat(on(running).queryForObject("show " + setting, String.class))
                    .as(setting)
                    .isEqualTo("on");
        }
    }

    @Test
    void itListensOnTheLoopbackAddressAndOnNoOther() {
        assertThat(on(running).queryForObject("show listen_addresses", String.class))
                .isEqualTo("127.0.0.1");
        assertThat(on(running).queryForObject("show unix_socket_directories", String.class))
                .isEmpty();
        assertThat(accepts("127.0.0.1", port(running))).isTrue();
        assertThat(accepts("127.0.0.2", port(running))).isFalse();
    }

    @Test
    void anotherPortIsFoundAndRememberedIfTheOneRememberedIsTaken() throws IOException {
        copyUsedOnceTo(home);
        String url;
        try (var squatter = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            remember(Integer.toString(squatter.getLocalPort()));
            try (var lock = HomeLock.take(home);
                    var database = EmbeddedDatabase.start(lock)) {
                url = database.getJdbcUrl();
                assertThat(port(database)).isNotEqualTo(squatter.getLocalPort());
                assertThat(kept(database)).isEqualTo("from the first start");
            }
        }

        try (var lock = HomeLock.take(home);
                var database = EmbeddedDatabase.start(lock)) {
            assertThat(database.getJdbcUrl()).isEqualTo(url);
        }
    }

    @Test
    void aPortFileThatWasNeverWrittenToItsEndIsNoReasonNotToStart() throws IOException {
        copyUsedOnceTo(home);
        remember("");

        try (var lock = HomeLock.take(home);
                var database = EmbeddedDatabase.start(lock)) {
            assertThat(kept(database)).isEqualTo("from the first start");
        }
    }

    @Test
    void aServerWhoseSmenaWasKilledIsTakenOverWithAllItHadCommitted() throws Exception {
        copyUsedOnceTo(home);
        int exit = KilledSmena.run(home);
        assertThat(exit).isEqualTo(KilledSmena.KILLED);
        ProcessHandle orphan = postmaster(home);
        assertThat(orphan.isAlive()).isTrue();

        try (var lock = HomeLock.take(home);
                var database = EmbeddedDatabase.start(lock)) {
            assertThat(kept(database)).isEqualTo("just before the end");
            assertThat(postmaster(home)).isNotEqualTo(orphan);
        } finally {
            orphan.destroy();
        }
    }

    @Test
    void theLogSaysSoIfItEndsByItself(CapturedOutput output) throws IOException {
        copyUsedOnceTo(home);
        try (var lock = HomeLock.take(home);
                var database = EmbeddedDatabase.start(lock)) {
            assertThat(database.getJdbcUrl()).isNotEmpty();

            Orphan.process(home.resolve("postgres/postmaster.pid"))
                    .orElseThrow()
                    .destroyForcibly();

            await().untilAsserted(() -> assertThat(output).contains("The embedded PostgreSQL has ended by itself"));
        }
    }

    @Test
    void aPidFileLeftByACrashThatByNowNamesAnotherProgramIsNoReasonNotToStart() throws IOException {
        copyUsedOnceTo(home);
        Process anotherProgram = new ProcessBuilder("sleep", "600").start();
        leavePidFile(anotherProgram.toHandle());

        try (var lock = HomeLock.take(home);
                var database = EmbeddedDatabase.start(lock)) {
            assertThat(kept(database)).isEqualTo("from the first start");
            assertThat(anotherProgram.isAlive()).isTrue();
        } finally {
            anotherProgram.destroy();
        }
    }

    @Test
    void aPidFileLeftByACrashThatByNowNamesTheServerOfAnotherHomeDoesThatServerNoHarm() throws IOException {
        copyUsedOnceTo(home);
        leavePidFile(postmaster(RUNNING));

        try (var lock = HomeLock.take(home);
                var database = EmbeddedDatabase.start(lock)) {
            assertThat(database.getJdbcUrl()).isNotEqualTo(running.getJdbcUrl());
            assertThat(kept(database)).isEqualTo("from the first start");
            assertThat(postmaster(RUNNING).isAlive()).isTrue();
            assertThat(kept(running)).isEqualTo("from the first start");
        }
    }

    private static void copyUsedOnceTo(Path home) throws IOException {
        FileSystemUtils.copyRecursively(USED_ONCE, home);
        Files.setPosixFilePermissions(home.resolve("postgres"), PosixFilePermissions.fromString("rwx------"));
    }

    private void remember(String port) throws IOException {
        Files.writeString(home.resolve("postgres.port"), port);
    }

    private void leavePidFile(ProcessHandle process) throws IOException {
        Path data = home.resolve("postgres");
        Files.writeString(
                data.resolve("postmaster.pid"), process.pid() + "\n" + data + "\n1700000000\n5432\n\n127.0.0.1\n");
    }

    private static ProcessHandle postmaster(Path home) throws IOException {
        String pid = Files.readAllLines(home.resolve("postgres/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static JdbcTemplate on(EmbeddedDatabase database) {
        return new JdbcTemplate(
                new DriverManagerDataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword()));
    }

    private static String kept(EmbeddedDatabase database) {
        return String.join(", ", on(database).queryForList("select what from kept", String.class));
    }

    private static int port(EmbeddedDatabase database) {
        return URI.create(database.getJdbcUrl().substring("jdbc:".length())).getPort();
    }

    private static boolean accepts(String address, int port) {
        try (var connected = new Socket(address, port)) {
            return connected.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
