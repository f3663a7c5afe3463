package dev.smena.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import tools.jackson.databind.json.JsonMapper;

/**
 * A receiver of webhooks on loopback that says 204 at once or, while it is dead, takes connections and says nothing. What
 * comes again under an id that it knows does not count.
 */
final class Receiver implements AutoCloseable {

    private static final int BACKLOG = 1_000;
    private static final long PAUSE_MS = 5;

    /** Longer than a retry may wait after an attempt or two in vain. */
    private static final long PATIENCE_NS = TimeUnit.MINUTES.toNanos(5);

    private final JsonMapper json = new JsonMapper();
    private final Map<String, Duration> lags = Collections.synchronizedMap(new LinkedHashMap<>());
    private final LongAccumulator last = new LongAccumulator(Math::max, Long.MIN_VALUE);
    private final HttpServer server;
    private volatile CountDownLatch alive = new CountDownLatch(0);
    private int expected;

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    void die() {
        alive = new CountDownLatch(1);
    }

    void revive() {
        alive.countDown();
    }

    void expect(int more) {
        expected += more;
    }

    int expected() {
        return expected;
    }

    /**
     * Waits for all that is expected.
     *
     * @return when the last of it came, in the terms of {@link System#nanoTime}
     */
    long await() throws InterruptedException {
        int seen = lags.size();
        long since = System.nanoTime();
        while (seen < expected) {
            Thread.sleep(PAUSE_MS);
            int now = lags.size();
            if (now > seen) {
                since = System.nanoTime();
            } else if (System.nanoTime() - since > PATIENCE_NS) {
                throw new IllegalStateException("not " + expected + " deliveries have come but " + now);
            }
            seen = now;
        }
        return last.get();
    }

    /** Of the latest deliveries, from what they tell of, before its commit, until they were here. */
    List<Duration> lags(int latest) {
        synchronized (lags) {
            return lags.values().stream().skip(lags.size() - latest).toList();
        }
    }

    private void take(HttpExchange delivery) throws IOException {
        try (delivery) {
            byte[] body = delivery.getRequestBody().readAllBytes();
            Instant came = Instant.now();
            alive.await();
            delivery.sendResponseHeaders(204, -1);
            note(delivery.getRequestHeaders().getFirst("webhook-id"), body, came);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The time first, because who waits looks for the number. */
    private void note(String id, byte[] body, Instant came) {
        if (!lags.containsKey(id)) {
            var happened =
                    OffsetDateTime.parse(json.readTree(body).path("timestamp").asString());
            last.accumulate(System.nanoTime());
            lags.put(id, Duration.between(happened.toInstant(), came));
        }
    }

    @Override
    public void close() {
        revive();
        server.stop(0);
    }
}
