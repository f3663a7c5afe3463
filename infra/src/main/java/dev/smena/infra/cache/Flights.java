package dev.smena.infra.cache;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** Lets those who want the same at the same time have it from the first of them. */
final class Flights<T> {

    private final ConcurrentMap<String, CompletableFuture<T>> under = new ConcurrentHashMap<>();

    /** What the first gets, also if that is an exception. */
    T join(String what, Supplier<T> get) {
        var mine = new CompletableFuture<T>();
        CompletableFuture<T> other = under.putIfAbsent(what, mine);
        return other == null ? fly(what, get, mine) : landed(other);
    }

    private T fly(String what, Supplier<T> get, CompletableFuture<T> flight) {
        try {
            T got = get.get();
            flight.complete(got);
            return got;
        } catch (Throwable e) {
            flight.completeExceptionally(e);
            throw e;
        } finally {
            under.remove(what, flight);
        }
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
