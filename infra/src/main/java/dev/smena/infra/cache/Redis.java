package dev.smena.infra.cache;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.RedisClient;

/**
 * A Redis that answers in time or fails, whatever it is that takes long: names, connections, or an answer that comes in
 * drops. No connection outlives a failure.
 */
final class Redis implements AutoCloseable {

    private final RedisClient client;
    private final Duration atMost;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param connections how many there may be, and so how many should ask at a time
     * @param maxWait how long nothing may be heard; what is heard in drops may take a few times as long
     */
    Redis(RedisAddress address, int connections, Duration maxWait) {
        var pool = new ConnectionPoolConfig();
        pool.setMaxTotal(connections);
        pool.setMaxIdle(connections);
        pool.setMaxWait(maxWait);
        pool.setJmxEnabled(false);
        this.client = RedisClient.builder()
                .hostAndPort(address.server())
                .clientConfig(address.client(maxWait))
                .poolConfig(pool)
                .build();
        this.atMost = maxWait.multipliedBy(5);
    }

    /** A reply is never null where Redis has nothing: lists have nulls in them. */
    <T> T ask(Function<RedisClient, T> commands) throws RedisFailure {
        Future<T> reply = threads.submit(() -> commands.apply(client));
        try {
            return reply.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw failed(reply, new RedisFailure("no answer within " + atMost.toMillis() + " ms"));
        } catch (ExecutionException e) {
            throw failed(reply, new RedisFailure(String.valueOf(e.getCause())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(reply, new RedisFailure("interrupted"));
        }
    }

    /** Interrupting a virtual thread closes the socket that it waits at. */
    private RedisFailure failed(Future<?> reply, RedisFailure failure) {
        reply.cancel(true);
        client.getPool().clear();
        return failure;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.close();
    }
}
