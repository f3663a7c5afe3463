package dev.smena.infra.cache;

import dev.smena.infra.SmenaProperties;
import dev.smena.infra.launch.StartupProblem;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.util.JedisURIHelper;

/** Where Redis is and how to be let in. */
record RedisAddress(
        URI url, @Nullable String username, @Nullable String password) {

    private static final int DEFAULT_PORT = 6379;

    static RedisAddress configured(URI url, SmenaProperties.Cache settings) {
        if (!isUsable(url)) {
            throw new StartupProblem("the setting smena.cache.url has to be of the form redis://host:port or "
                    + "rediss://host:port, with or without /database behind it; user name and password have settings of "
                    + "their own.");
        }
        return new RedisAddress(url, given(settings.username()), given(settings.password()));
    }

    private static boolean isUsable(URI url) {
        return (JedisURIHelper.isRedisScheme(url) || JedisURIHelper.isRedisSSLScheme(url))
                && url.getHost() != null
                && url.getPath().matches("/?|/[0-9]{1,4}")
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }

    /** Settings that are there and empty, as Compose leaves them, are none. */
    private static @Nullable String given(@Nullable String setting) {
        return setting == null || setting.isBlank() ? null : setting;
    }

    HostAndPort server() {
        return new HostAndPort(url.getHost(), url.getPort() == -1 ? DEFAULT_PORT : url.getPort());
    }

    JedisClientConfig client(Duration maxWait) {
        return DefaultJedisClientConfig.builder()
                .timeoutMillis(Math.toIntExact(maxWait.toMillis()))
                .ssl(JedisURIHelper.isRedisSSLScheme(url))
                .user(username)
                .password(password)
                .database(JedisURIHelper.getDBIndex(url))
                // Any other protocol is agreed upon by a connection made at once, without limits.
                .resp2()
                .clientName("smena")
                .build();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return url.toString();
    }
}
