package dev.smena.infra.database;

import dev.smena.infra.home.HomeLock;
import dev.smena.infra.home.RememberedPort;
import dev.smena.infra.launch.StartupProblem;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server of Smena's own: its data under the home, on loopback only, on a port that is found once and
 * remembered. It is as durable as any other: commits are flushed to disk.
 */
final class EmbeddedDatabase implements JdbcConnectionDetails, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("max_connections", "100"),
            Map.entry("shared_buffers", "512MB"),
            Map.entry("max_wal_size", "4GB"),
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("logging_collector", "on"),
            Map.entry("log_filename", "postgresql-%a.log"),
            Map.entry("log_truncate_on_rotation", "on"));

    private final EmbeddedPostgres server;
    private volatile boolean closing;

    private EmbeddedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    static EmbeddedDatabase start(HomeLock lock) {
        Path data = lock.home().resolve("postgres");
        Path unfinished = lock.home().resolve("postgres.unfinished");
        try {
            Orphan.clear(data);
            discardIfUnfinished(data, unfinished);
            var server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(RememberedPort.in(lock.home().resolve("postgres.port")))
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setLocaleConfig("locale", "C");
            SETTINGS.forEach(server::setServerConfig);
            var started = new EmbeddedDatabase(server.start());
            started.reportItsEnd(data);
            Files.deleteIfExists(unfinished);
            log.info("Embedded PostgreSQL keeps its data in {} and listens on {}", data, started.getJdbcUrl());
            return started;
        } catch (IOException | RuntimeException e) {
            throw new StartupProblem(
                    "the embedded PostgreSQL did not start (" + e.getMessage() + "); see " + data.resolve("log"), e);
        }
    }

    /** A crash may leave half a data directory behind, but only on the first start, when there is no data yet. */
    private static void discardIfUnfinished(Path data, Path mark) throws IOException {
        if (Files.exists(mark)) {
            FileSystemUtils.deleteRecursively(data);
        } else if (Files.notExists(data)) {
            Files.createFile(mark);
        }
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    @Override
    public String getUsername() {
        return "postgres";
    }

    @Override
    public String getPassword() {
        return "";
    }

    /** It is not started again here: what ended it may be a full disk or a want of memory. */
    private void reportItsEnd(Path data) throws IOException {
        Orphan.process(data.resolve("postmaster.pid"))
                .ifPresent(postmaster -> postmaster.onExit().thenRun(() -> {
                    if (!closing) {
                        log.error(
                                "The embedded PostgreSQL has ended by itself; restart Smena. Its log is in {}",
                                data.resolve("log"));
                    }
                }));
    }

    @Override
    public void close() throws IOException {
        closing = true;
        server.close();
    }
}
