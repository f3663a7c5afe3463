package dev.smena.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;

/** A node that takes commands and one that answers queries, over the first one's database and object store. */
record Pair(SmenaProcess command, SmenaProcess query) implements AutoCloseable {

    static SmenaProcess startCommand(String... settings) {
        return SmenaProcess.start(SmenaProcess.newHome(), with(settings, "--smena.roles=command"));
    }

    static Pair startQuery(SmenaProcess command, String... settings) {
        Properties keys = keys(command.home());
        return new Pair(
                command,
                SmenaProcess.start(
                        SmenaProcess.newHome(),
                        with(
                                settings,
                                "--smena.roles=query",
                                "--spring.datasource.url=" + command.postgresUrl(),
                                "--spring.datasource.username=postgres",
                                "--smena.object-store.endpoint=http://127.0.0.1:"
                                        + read(command.home().resolve("objects.port"))
                                                .strip(),
                                "--smena.object-store.access-key=" + keys.getProperty("access-key"),
                                "--smena.object-store.secret-key=" + keys.getProperty("secret-key"))));
    }

    private static String[] with(String[] settings, String... own) {
        return Stream.concat(Stream.of(own), Stream.of(settings)).toArray(String[]::new);
    }

    private static Properties keys(Path home) {
        var keys = new Properties();
        try (var kept = Files.newBufferedReader(home.resolve("objects.keys"))) {
            keys.load(kept);
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The query node first: its database lives in the other. */
    @Override
    public void close() {
        query.close();
        command.close();
    }
}
