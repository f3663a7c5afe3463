package dev.smena.infra.cache;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;

/** A Redis that answers in time or fails, whatever it is that takes long: names, connections, or an answer in drops. */
final class Redis implements AutoCloseable {

    private final RedisClient client;
    private final Duration atMost;
    private final ExecutorService threads;

    /**
     * @param connections how many there may be, and so how many should ask at a time
     * @param maxWait how long nothing may be heard; what is heard in drops may take a few times as long
     * @param threads to talk to Redis on; virtual ones let go of the connection when they are interrupted
     */
    Redis(RedisAddress address, int connections, Duration maxWait, ExecutorService threads) {
        var pool = new ConnectionPoolConfig();
        pool.setMaxTotal(connections);
        pool.setMaxIdle(connections);
        pool.setMaxWait(maxWait);
        pool.setJmxEnabled(false);
        // A connection that is lost has to be noticed by whoever uses it: what is behind it may have forgotten
        // something.
        pool.setTestWhileIdle(false);
        pool.setTimeBetweenEvictionRuns(Duration.ofMillis(-1));
        this.client = RedisClient.builder()
                .hostAndPort(address.server())
                .clientConfig(address.client(maxWait))
                .poolConfig(pool)
                .build();
        this.atMost = maxWait.multipliedBy(5);
        this.threads = threads;
    }

    /** A reply is never null where Redis has nothing: lists have nulls in them. */
    <T> T ask(Function<RedisClient, T> commands) throws RedisFailure {
        Future<T> reply = threads.submit(() -> commands.apply(client));
        try {
            return reply.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw failed(reply, new RedisFailure("no answer within " + atMost.toMillis() + " ms", false));
        } catch (ExecutionException e) {
            throw failed(
                    reply, new RedisFailure(String.valueOf(e.getCause()), e.getCause() instanceof JedisDataException));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(reply, new RedisFailure("interrupted", false));
        }
    }

    /** Connections that wait for work are as bad as the one that has failed. */
    private RedisFailure failed(Future<?> reply, RedisFailure failure) {
        reply.cancel(true);
        if (!failure.isReply()) {
            client.getPool().clear();
        }
        return failure;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.close();
    }
}
