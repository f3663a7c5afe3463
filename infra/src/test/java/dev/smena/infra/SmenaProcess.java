package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packaged jar, started as its users start it: a process of its own, on a free port unless told otherwise. */
final class SmenaProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target", "smena-exec.jar");
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Pattern READY = Pattern.compile("Smena is ready: http://localhost:(\\d+)/");

    private final Path home;
    private final Path out;
    private final Path err;
    private final Process process;

    private SmenaProcess(Path home, List<String> command) throws IOException {
        this.home = home;
        Path logs = Files.createDirectories(Path.of("target", "processes"));
        this.out = Files.createTempFile(logs, "smena", ".out");
        this.err = Files.createTempFile(logs, "smena", ".err");
        this.process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
    }

    /** A home that does not exist yet. */
    static Path newHome() {
        return Path.of("target", "homes", UUID.randomUUID().toString());
    }

    /** Starts it and does not wait. */
    static SmenaProcess launch(Path home, String... settings) {
        return launch(Path.of(System.getProperty("java.home")), home, settings);
    }

    static SmenaProcess launch(Path javaHome, Path home, String... settings) {
        var command = new ArrayList<>(List.of(
                javaHome.resolve("bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                JAR.toString(),
                "--smena.home=" + home));
        command.addAll(List.of(settings));
        if (Stream.of(settings).noneMatch(setting -> setting.startsWith("--server.port="))) {
            command.add("--server.port=0");
        }
        try {
            return new SmenaProcess(home, command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it and waits until it says that it is ready. */
    static SmenaProcess start(Path home, String... settings) {
        return launch(home, settings).awaitReady();
    }

    SmenaProcess awaitReady() {
        await().atMost(PATIENCE).until(() -> readyLine().isPresent() || !process.isAlive());
        assertThat(readyLine()).as("ready line in %s%s", out(), err()).isPresent();
        return this;
    }

    /** Waits until it ends by itself. */
    int awaitExit() {
        try {
            boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            process.destroyForcibly();
            assertThat(ended).as("exit; it says %s%s", out(), err()).isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** SIGTERM. */
    int terminate() {
        process.destroy();
        return awaitExit();
    }

    /** SIGKILL: the program gets no chance to do anything about it. */
    void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** As a power cut does: whatever it has started ends with it. */
    void killWithAllItStarted() {
        List<ProcessHandle> all = process.descendants().toList();
        kill();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    Path home() {
        return home;
    }

    long pid() {
        return process.pid();
    }

    int port() {
        return readyLine().orElseThrow();
    }

    Http http() {
        return new Http(port());
    }

    /** Of its embedded PostgreSQL, whose user is postgres. */
    String postgresUrl() {
        return "jdbc:postgresql://127.0.0.1:"
                + read(home.resolve("postgres.port")).strip() + "/postgres";
    }

    /** The embedded PostgreSQL's main process, if it runs. */
    Optional<ProcessHandle> postmaster() {
        Path pidFile = home.resolve("postgres", "postmaster.pid");
        return Files.exists(pidFile)
                ? read(pidFile)
                        .lines()
                        .findFirst()
                        .map(String::strip)
                        .map(Long::valueOf)
                        .flatMap(ProcessHandle::of)
                : Optional.empty();
    }

    /** The embedded Redis, if it runs. */
    Optional<ProcessHandle> redis() {
        Path programs = home.resolve("redis").toAbsolutePath();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(program -> Path.of(program).startsWith(programs))
                        .isPresent())
                .findFirst();
    }

    /** To be called after its end with what {@link #postmaster()} was before. */
    static void assertEnds(ProcessHandle postmaster) {
        await("end of PostgreSQL").atMost(Duration.ofSeconds(20)).until(() -> !postmaster.isAlive());
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    private Optional<Integer> readyLine() {
        return READY.matcher(out()).results().findFirst().map(line -> Integer.valueOf(line.group(1)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves nothing behind, however the test went. */
    @Override
    public void close() {
        if (process.isAlive()) {
            terminate();
        }
        Stream.of(postmaster(), redis()).flatMap(Optional::stream).forEach(orphan -> {
            orphan.destroy();
            orphan.onExit().join();
        });
    }
}
