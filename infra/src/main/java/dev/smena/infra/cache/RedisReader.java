package dev.smena.infra.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import redis.clients.jedis.RedisClient;

/** Asks Redis on behalf of those who can do without it: while it does not answer, they do not wait for it. */
final class RedisReader {

    private final Redis redis;
    private final Outages outages;
    private final Semaphore room;
    private final Duration maxWait;

    /** @param connections how many the Redis has */
    RedisReader(Redis redis, Outages outages, int connections, Duration maxWait) {
        this.redis = redis;
        this.outages = outages;
        this.room = new Semaphore(connections);
        this.maxWait = maxWait;
    }

    /** Empty if it does not answer, or too many ask at once. */
    <T> Optional<T> ask(Function<RedisClient, T> commands) {
        if (outages.isOne() || !hasRoom()) {
            return Optional.empty();
        }
        try {
            return outages.isOne() ? Optional.empty() : Optional.of(redis.ask(commands));
        } catch (RedisFailure e) {
            if (!e.isReply() && !Thread.currentThread().isInterrupted()) {
                outages.begin(e);
            }
            return Optional.empty();
        } finally {
            room.release();
        }
    }

    private boolean hasRoom() {
        try {
            return room.tryAcquire(maxWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
