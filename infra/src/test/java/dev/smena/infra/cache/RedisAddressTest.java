package dev.smena.infra.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.smena.infra.SmenaProperties;
import dev.smena.infra.launch.StartupProblem;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.HostAndPort;

class RedisAddressTest {

    private static RedisAddress configured(String url, @Nullable String username, @Nullable String password) {
        return RedisAddress.configured(
                URI.create(url),
                new SmenaProperties.Cache(URI.create(url), username, password, Duration.ofMillis(200), Map.of()));
    }

    @Test
    void hasAllThatIsConfigured() {
        var address = configured("rediss://cache.example:7000/3", "smena", "secret");
        var client = address.client(Duration.ofMillis(200));

        assertThat(address.server()).isEqualTo(new HostAndPort("cache.example", 7000));
        assertThat(client.isSsl()).isTrue();
        assertThat(client.getDatabase()).isEqualTo(3);
        assertThat(client.getSocketTimeoutMillis()).isEqualTo(200);
        assertThat(client.getConnectionTimeoutMillis()).isEqualTo(200);
        assertThat(client.getUser()).isEqualTo("smena");
        assertThat(client.getPassword()).isEqualTo("secret");
        assertThat(address.toString()).doesNotContain("secret");
    }

    @Test
    void doesWithoutWhatIsNot() {
        var address = configured("redis://cache", " ", "");
        var client = address.client(Duration.ofMillis(200));

        assertThat(address.server()).isEqualTo(new HostAndPort("cache", 6379));
        assertThat(client.isSsl()).isFalse();
        assertThat(client.getDatabase()).isZero();
        assertThat(client.getUser()).isNull();
        assertThat(client.getPassword()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://cache:6379",
                "redis:cache",
                "redis:///1",
                "redis://cache/one",
                "redis://cache/1/2",
                "redis://:secret@cache",
                "redis://cache?protocol=3",
                "redis://cache#1",
                "cache:6379"
            })
    void refusesOtherUrlsInALineThatKeepsTheirSecrets(String url) {
        assertThatExceptionOfType(StartupProblem.class)
                .isThrownBy(() -> configured(url, null, null))
                .withMessageContaining("smena.cache.url has to be of the form redis://host:port")
                .satisfies(problem -> assertThat(problem.getMessage()).doesNotContain("secret"));
    }
}
