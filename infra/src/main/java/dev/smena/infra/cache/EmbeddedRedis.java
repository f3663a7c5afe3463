package dev.smena.infra.cache;

import dev.smena.infra.home.HomeLock;
import dev.smena.infra.home.RememberedPort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.core.RedisServerBuilder;

/**
 * A Redis server of Smena's own, on loopback only, that keeps nothing on disk; its password is another one at each start.
 * Nobody waits until it is up, and Smena does without it if it does not start.
 */
final class EmbeddedRedis implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedRedis.class);

    private final RedisAddress address;
    private final Process server;

    private EmbeddedRedis(RedisAddress address, Process server) {
        this.address = address;
        this.server = server;
    }

    static EmbeddedRedis start(HomeLock lock) throws IOException {
        Path directory = Files.createDirectories(lock.home().resolve("redis")).toRealPath();
        stopThoseLeftBehind(directory);
        int port = RememberedPort.in(lock.home().resolve("redis.port"));
        String password = password();
        var command = new RedisServerBuilder()
                .executableProvider(ExecutableProvider.newJarResourceProvider(directory.toFile()))
                .bind("127.0.0.1")
                .port(port)
                .setting("requirepass " + password)
                .setting("save \"\"")
                .setting("maxmemory 128mb")
                .setting("maxmemory-policy allkeys-lru")
                .buildCommandArgs();
        Path output = directory.resolve("redis.log");
        Process server = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        var address = new RedisAddress(URI.create("redis://127.0.0.1:" + port), null, password);
        log.info("Embedded Redis listens on {}; its log is {}", address, output);
        return new EmbeddedRedis(address, server);
    }

    /** A killed Smena leaves its server behind; nobody else runs what is in this directory of the home. */
    private static void stopThoseLeftBehind(Path directory) {
        ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(program -> Path.of(program).startsWith(directory))
                        .isPresent())
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static String password() {
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    RedisAddress address() {
        return address;
    }

    @Override
    public void close() {
        server.destroy();
    }
}
