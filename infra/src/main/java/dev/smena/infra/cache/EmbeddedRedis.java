package dev.smena.infra.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.smena.infra.home.HomeLock;
import dev.smena.infra.home.PrivateFile;
import dev.smena.infra.home.RememberedPort;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.embedded.core.ExecutableProvider;

/**
 * A Redis server of Smena's own, on loopback only, that keeps nothing on disk; its password is another one at each start.
 * Nobody waits until it is up, and Smena does without it while it is not.
 */
final class EmbeddedRedis implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedRedis.class);
    private static final long PATIENCE_SECONDS = 5;

    private final Path directory;
    private final RedisAddress address;
    private @Nullable Process server;
    private boolean closed;

    private EmbeddedRedis(Path directory, RedisAddress address) {
        this.directory = directory;
        this.address = address;
    }

    static EmbeddedRedis start(HomeLock lock) throws IOException {
        Path directory = lock.home().toRealPath().resolve("redis");
        stopThoseLeftBehind(directory);
        int port = RememberedPort.in(lock.home().resolve("redis.port"));
        var redis = new EmbeddedRedis(
                directory, new RedisAddress(URI.create("redis://127.0.0.1:" + port), null, password()));
        redis.keepRunning();
        return redis;
    }

    /** A killed Smena leaves its server behind; nobody else runs what is in this directory of the home. */
    private static void stopThoseLeftBehind(Path directory) {
        ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(program -> Path.of(program).startsWith(directory))
                        .isPresent())
                .forEach(process -> {
                    CompletableFuture<ProcessHandle> end = process.onExit();
                    process.destroyForcibly();
                    end.completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS)
                            .join();
                });
    }

    private static String password() {
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** Starts it unless it runs; to be called now and then. */
    synchronized void keepRunning() {
        if (closed || (server != null && server.isAlive())) {
            return;
        }
        try {
            Files.createDirectories(directory);
            Path settings = directory.resolve("redis.conf");
            PrivateFile.write(settings, settings().getBytes(UTF_8));
            File program = ExecutableProvider.newJarResourceProvider(directory.toFile())
                    .get();
            File output = directory.resolve("redis.log").toFile();
            server = new ProcessBuilder(program.getPath(), settings.toString())
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start();
            log.info("Embedded Redis listens on {}; its log is {}", address, output);
        } catch (IOException | RuntimeException e) {
            log.warn("The embedded Redis does not start, so nothing is cached: {}", e.toString());
        }
    }

    private String settings() {
        return """
                bind 127.0.0.1
                port %d
                requirepass %s
                save ""
                maxmemory 128mb
                maxmemory-policy allkeys-lru
                """.formatted(address.url().getPort(), address.password());
    }

    RedisAddress address() {
        return address;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (server != null) {
            server.destroy();
        }
    }
}
