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
    private final Epochs epochs;
    private final Semaphore room;
    private final Duration maxWait;

    /** @param connections how many the Redis has */
    RedisReader(Redis redis, Epochs epochs, int connections, Duration maxWait) {
        this.redis = redis;
        this.epochs = epochs;
        this.room = new Semaphore(connections);
        this.maxWait = maxWait;
    }

    /** Empty if it does not answer, or too many ask at once. */
    <T> Optional<T> ask(Function<RedisClient, T> commands) {
        if (!epochs.isUsable() || !hasRoom()) {
            return Optional.empty();
        }
        try {
            return Optional.of(redis.ask(commands));
        } catch (RedisFailure e) {
            epochs.failed(e);
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
