package dev.smena.infra.cache;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets those who want the same have it together. Who comes while it is being fetched waits for the next time, which begins after
 * he came; so nobody gets what is older than his question, and however many ask, it is fetched one at a time. If that takes
 * long, the next ones begin meanwhile.
 */
final class Flights<T> {

    private static final long PATIENCE_SECONDS = 1;

    private final Map<String, CompletableFuture<T>> boarding = new HashMap<>();
    private final Map<String, CompletableFuture<T>> flying = new HashMap<>();

    /** What the one who fetches it gets, also if that is an exception. */
    T join(String what, Supplier<T> fetch) {
        var mine = new CompletableFuture<T>();
        CompletableFuture<T> flight;
        @Nullable CompletableFuture<T> ahead;
        synchronized (this) {
            flight = boarding.computeIfAbsent(what, none -> mine);
            ahead = flying.get(what);
        }
        return flight == mine ? fly(what, fetch, mine, ahead) : landed(flight);
    }

    private T fly(String what, Supplier<T> fetch, CompletableFuture<T> flight, @Nullable CompletableFuture<T> ahead) {
        if (ahead != null) {
            ahead.handle((got, failure) -> true)
                    .completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        }
        synchronized (this) {
            boarding.remove(what);
            flying.put(what, flight);
        }
        try {
            T got = fetch.get();
            end(what, flight);
            flight.complete(got);
            return got;
        } catch (Throwable e) {
            end(what, flight);
            flight.completeExceptionally(e);
            throw e;
        }
    }

    private synchronized void end(String what, CompletableFuture<T> flight) {
        flying.remove(what, flight);
    }

    private static <T> T landed(CompletableFuture<T> flight) {
        try {
            return flight.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
