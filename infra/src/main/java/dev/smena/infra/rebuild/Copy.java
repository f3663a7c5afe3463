package dev.smena.infra.rebuild;

import static org.springframework.transaction.TransactionDefinition.ISOLATION_READ_COMMITTED;

import dev.smena.command.tasks.CannotBeDone;
import dev.smena.command.tasks.Paused;
import dev.smena.command.tasks.Progress;
import dev.smena.command.tasks.Stopping;
import dev.smena.infra.http.Failures;
import dev.smena.infra.rebuild.EventChunks.Chunk;
import dev.smena.infra.rebuild.RebuildRow.State;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A replica on its way through the event stream, with the row that says how far it is. */
final class Copy {

    private final Replica replica;
    private final JdbcClient jdbc;
    private final RebuildRow row;
    private final EventChunks chunks;
    private final Stopping stopping;
    private final String[] passedOver;
    private State state;

    Copy(Replica replica, RebuildRow row, EventChunks chunks, Stopping stopping) {
        this.replica = replica;
        this.jdbc = replica.jdbc();
        this.row = row;
        this.chunks = chunks;
        this.stopping = stopping;
        this.passedOver = replica.passedOver();
        this.state = row.load(jdbc).orElseThrow();
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** Where its tables are. */
    String schema() {
        return replica.schema();
    }

    State state() {
        return state;
    }

    void save(State after) {
        row.save(jdbc, state, after);
        state = after;
    }

    /** Does this in a transaction of its own, within which the copy may get on; what goes wrong leaves it where it was. */
    void attempt(int isolation, Runnable step) throws CannotBeDone, Paused {
        try {
            replica.transaction(isolation).executeWithoutResult(open -> step.run());
        } catch (RuntimeException e) {
            state = row.load(jdbc).orElseThrow();
            throw stopped(e);
        }
    }

    /** Gets to a place that moves on, in many transactions. */
    void follow(Supplier<Place> ahead, Progress progress) throws CannotBeDone, Paused {
        for (Place target = ahead.get(); state.place().position() < target.position(); target = ahead.get()) {
            apply(filled(target), target);
            CompletableFuture<Chunk> next = read(state.place().position(), target);
            while (state.place().position() < target.position()) {
                Chunk chunk = join(next);
                next = read(chunk.end(), target);
                apply(chunk, target);
                progress.made(state.place().position(), target.position());
                if (stopping.now()) {
                    throw new Paused(null);
                }
            }
        }
    }

    /** Gets to this very place, gaps and all, within the transaction at hand. */
    void catchUp(Place place) {
        Chunk filled = chunks.inGaps(jdbc, state.place(), place, passedOver);
        apply(filled.events(), state.place().withGapsFilled(place));
        while (state.place().position() < place.position()) {
            Chunk chunk = chunks.next(jdbc, state.place().position(), place, passedOver);
            apply(chunk.events(), state.place().at(chunk.end(), place));
        }
    }

    /** On another core, while the chunk before is being applied. */
    private CompletableFuture<Chunk> read(long from, Place target) {
        return from >= target.position()
                ? CompletableFuture.completedFuture(new Chunk(List.of(), from))
                : CompletableFuture.supplyAsync(() -> chunks.next(jdbc, from, target, passedOver));
    }

    private Chunk join(CompletableFuture<Chunk> read) throws CannotBeDone, Paused {
        try {
            return read.join();
        } catch (CompletionException e) {
            throw stopped(e.getCause());
        }
    }

    private Chunk filled(Place target) throws CannotBeDone, Paused {
        try {
            return chunks.inGaps(jdbc, state.place(), target, passedOver);
        } catch (RuntimeException e) {
            throw stopped(e);
        }
    }

    private void apply(Chunk chunk, Place target) throws CannotBeDone, Paused {
        Place reached = chunk.end() > state.place().position()
                ? state.place().at(chunk.end(), target)
                : state.place().withGapsFilled(target);
        try {
            apply(chunk.events(), reached);
        } catch (RuntimeException e) {
            if (isForNow(e)) {
                throw new Paused(e);
            }
            throw poison(chunk, e);
        }
    }

    private void apply(List<? extends DomainEventMessage<?>> events, Place reached) {
        State after = state.after(reached, events.size());
        if (events.isEmpty()) {
            row.save(jdbc, state, after);
        } else {
            replica.apply(events, () -> row.save(jdbc, state, after));
        }
        state = after;
    }

    /** Which event it is that cannot be applied: they are tried one by one, in a transaction that is undone. */
    private CannotBeDone poison(Chunk chunk, RuntimeException failure) throws Paused {
        try {
            replica.transaction(ISOLATION_READ_COMMITTED).executeWithoutResult(trial -> {
                trial.setRollbackOnly();
                chunk.events().forEach(this::tryOut);
            });
            return stopped(failure);
        } catch (RuntimeException e) {
            return stopped(e);
        }
    }

    private void tryOut(DomainEventMessage<?> event) {
        try {
            replica.apply(List.of(event), () -> {});
        } catch (RuntimeException e) {
            throw isForNow(e) ? e : Poison.unprojectable(event, e);
        }
    }

    /**
     * Why no later attempt would get further.
     *
     * @throws Paused if one might
     */
    private CannotBeDone stopped(@Nullable Throwable failure) throws Paused {
        if (!(failure instanceof RuntimeException e) || isForNow(e)) {
            throw new Paused(failure);
        }
        String reason = e instanceof Poison
                ? e.getMessage()
                : "Events from position %d on cannot be projected or compared: %s"
                        .formatted(state.place().position() + 1, e.getMessage());
        return new CannotBeDone(reason + ". The live tables are as they were.", e);
    }

    private static boolean isForNow(RuntimeException e) {
        return e instanceof Overtaken || e instanceof TransientDataAccessException || Failures.isForNow(e);
    }
}
