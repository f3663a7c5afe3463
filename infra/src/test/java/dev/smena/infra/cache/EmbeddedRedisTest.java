package dev.smena.infra.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.smena.infra.home.HomeLock;
import java.io.IOException;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

class EmbeddedRedisTest {

    private final Path home =
            Path.of("target", "homes", UUID.randomUUID().toString()).toAbsolutePath();
    private final HomeLock lock = HomeLock.take(home);

    @AfterEach
    void removeTheHome() throws IOException {
        lock.close();
        FileSystemUtils.deleteRecursively(home);
    }

    private static RedisClient client(RedisAddress address) {
        return RedisClient.builder()
                .hostAndPort(address.server())
                .clientConfig(address.client(Duration.ofSeconds(5)))
                .build();
    }

    private static RedisClient running(EmbeddedRedis server) {
        RedisClient client = client(server.address());
        await().ignoreExceptions().until(() -> client.ping().equals("PONG"));
        return client;
    }

    @Test
    void keepsNothingOnDiskAndForgetsWhatIsTooMuch() throws IOException {
        try (var server = EmbeddedRedis.start(lock);
                var client = running(server)) {
            assertThat(client.configGet("save")).isEqualTo(Map.of("save", ""));
            assertThat(client.configGet("appendonly")).isEqualTo(Map.of("appendonly", "no"));
            assertThat(client.configGet("maxmemory-policy")).isEqualTo(Map.of("maxmemory-policy", "allkeys-lru"));
            assertThat(client.configGet("maxmemory")).doesNotContainValue("0");
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() throws IOException {
        try (var server = EmbeddedRedis.start(lock);
                var owner = running(server);
                var stranger = client(new RedisAddress(server.address().url(), null, null))) {
            owner.set("kept", "safe");

            assertThatExceptionOfType(JedisDataException.class)
                    .isThrownBy(() -> stranger.get("kept"))
                    .withMessageContaining("NOAUTH");
        }
    }

    @Test
    void listensOnLoopbackOnly() throws IOException {
        try (var server = EmbeddedRedis.start(lock);
                var owner = running(server)) {
            assertThat(owner.ping()).isEqualTo("PONG");
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .forEach(address -> {
                        var outside = RedisClient.builder()
                                .hostAndPort(new HostAndPort(
                                        address.getHostAddress(),
                                        server.address().url().getPort()))
                                .build();
                        assertThatExceptionOfType(JedisConnectionException.class)
                                .isThrownBy(outside::ping);
                        outside.close();
                    });
        }
    }

    @Test
    void takesThePlaceOfOneThatWasLeftBehind() throws IOException {
        try (var leftBehind = EmbeddedRedis.start(lock);
                var before = running(leftBehind);
                var server = EmbeddedRedis.start(lock);
                var client = running(server)) {
            client.set("kept", "by the second");

            assertThatExceptionOfType(JedisConnectionException.class).isThrownBy(() -> before.get("kept"));
        }
    }

    @Test
    void endsWhenItIsClosed() throws IOException {
        var server = EmbeddedRedis.start(lock);
        try (var client = running(server)) {
            server.close();

            await().untilAsserted(() ->
                    assertThatExceptionOfType(JedisConnectionException.class).isThrownBy(client::ping));
        }
    }
}
