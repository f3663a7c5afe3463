package dev.smena.infra.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server that a killed Smena left behind on its data, if there is one. */
final class Orphan {

    private static final Logger log = LoggerFactory.getLogger(Orphan.class);

    private static final long PATIENCE_SECONDS = 20;

    private Orphan() {}

    /**
     * Stops it; only for who holds the home's lock, so that nobody else can be using it. A pid file left by a crash may
     * name any process or thread by now, above all after a restart of a container, and PostgreSQL would not start
     * beside it: it goes, as the server's shared memory guards the data as well.
     */
    static void clear(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        Optional<ProcessHandle> server = process(pidFile).filter(process -> serves(process, data));
        if (server.isPresent()) {
            log.info("Stopping the PostgreSQL server that a killed Smena left behind");
            stop(server.get());
        }
        Files.deleteIfExists(pidFile);
    }

    static Optional<ProcessHandle> process(Path pidFile) throws IOException {
        try {
            return ProcessHandle.of(
                    Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()));
        } catch (NoSuchFileException | NoSuchElementException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean serves(ProcessHandle process, Path data) {
        return process.info().command().orElse("").endsWith("postgres")
                && Stream.of(process.info().arguments().orElse(new String[0]))
                        .anyMatch(argument -> isSame(argument, data));
    }

    private static boolean isSame(String argument, Path data) {
        try {
            return Files.isSameFile(Path.of(argument), data);
        } catch (IOException e) {
            return false;
        }
    }

    private static void stop(ProcessHandle server) throws IOException {
        server.destroy();
        if (!hasEnded(server)) {
            server.destroyForcibly();
            if (!hasEnded(server)) {
                throw new IOException(
                        "process " + server.pid() + ", an earlier server on the same data, does not stop");
            }
        }
    }

    private static boolean hasEnded(ProcessHandle process) throws IOException {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
