package dev.smena.infra.database;

import dev.smena.infra.home.HomeLock;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.DriverManager;

/** A process of its own that starts the embedded database of a home, commits a row and ends without a farewell. */
final class KilledSmena {

    /** The exit status of a process killed with SIGKILL. */
    static final int KILLED = 137;

    private KilledSmena() {}

    /** Returns its exit status. */
    static int run(Path home) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = ManagementFactory.getRuntimeMXBean().getClassPath();
        return new ProcessBuilder(java, "-cp", classPath, KilledSmena.class.getName(), home.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("killed.log").toFile())
                .start()
                .waitFor();
    }

    @SuppressWarnings("resource")
    public static void main(String[] args) throws Exception {
        var database = EmbeddedDatabase.start(HomeLock.take(Path.of(args[0])));
        try (var connection = DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), "");
                var statement = connection.createStatement()) {
            statement.executeUpdate("update kept set what = 'just before the end'");
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
