package dev.smena.infra.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds hosts' addresses on threads of its own, since Java asks name servers in native code, which nothing can interrupt
 * and which would hold up the carriers of virtual threads. Whoever asks for the same host at the same time shares one
 * thread, so that a host whose name server hangs takes one and no more.
 */
final class AddressLookup implements AutoCloseable {

    private static final int THREADS = 64;
    private static final int MOST_WAITING = 1_000;

    private final Resolver resolver;
    private final Map<String, CompletableFuture<List<InetAddress>>> underWay = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads;

    AddressLookup(Resolver resolver) {
        this.resolver = resolver;
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().daemon().name("webhook-dns-", 1).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** Asks name servers. */
    @FunctionalInterface
    interface Resolver {

        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /** There was no answer in time, which does not say that the host is unknown. */
    static final class NoAnswer extends UnknownHostException {

        NoAnswer(String host) {
            super("no answer in time for " + host);
        }
    }

    /** @throws UnknownHostException {@link NoAnswer} if it takes longer, or could not even begin */
    List<InetAddress> find(String host, Duration patience) throws UnknownHostException {
        try {
            return underWay.computeIfAbsent(host, this::begin).get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new UnknownHostException(host);
        } catch (TimeoutException | RejectedExecutionException e) {
            throw new NoAnswer(host);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer(host);
        }
    }

    private CompletableFuture<List<InetAddress>> begin(String host) {
        var found = new CompletableFuture<List<InetAddress>>();
        threads.execute(() -> {
            try {
                found.complete(List.of(resolver.addresses(host)));
            } catch (UnknownHostException | RuntimeException e) {
                found.completeExceptionally(e);
            } finally {
                underWay.remove(host, found);
            }
        });
        return found;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
