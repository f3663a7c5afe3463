package dev.smena.command.batch;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.smena.command.ProblemCode;
import dev.smena.command.Refusal;
import dev.smena.command.registry.ProductRegistry;
import dev.smena.events.BatchChanges;
import dev.smena.events.BatchClosed;
import dev.smena.events.BatchEvent;
import dev.smena.events.BatchId;
import dev.smena.events.BatchReopened;
import dev.smena.events.BatchState;
import dev.smena.events.BatchUpdated;
import dev.smena.events.CloseReason;
import dev.smena.events.ProductsAggregated;
import dev.smena.events.ProductsDisaggregated;
import dev.smena.events.ProductsRegistered;
import dev.smena.events.RefusedCode;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * A shift task. Its codes live in the {@link ProductRegistry}; here are only its fields, its totals and whether it is
 * closed.
 */
@Aggregate(cache = "batchCache", lockFactory = "batchLocks", snapshotTriggerDefinition = "batchSnapshots")
@Revision("2")
class Batch {

    @AggregateIdentifier
    private BatchId id;

    private BatchState state;

    /** Since when its shift ends when it does, and it is open: the moment its {@link ClosingTime} was set. */
    private Instant closingSet;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    BatchState handle(CreateBatch command, Clock clock) {
        Instant now = clock.instant();
        apply(command.asOf(now));
        if (command.closed()) {
            close(CloseReason.MANUAL, now);
        }
        return state;
    }

    @CommandHandler
    BatchState handle(UpdateBatch command, Clock clock) {
        command.expected().check(state.version());
        Instant now = clock.instant();
        BatchChanges changes = command.changesOf(state);
        boolean edits = !changes.equals(BatchChanges.NONE);
        if (Boolean.FALSE.equals(command.closed())) {
            reopen(now);
        }
        if (edits) {
            requireOpen();
            apply(new BatchUpdated(id, changes, now));
        }
        if (Boolean.TRUE.equals(command.closed())) {
            close(CloseReason.MANUAL, now);
        }
        return state;
    }

    @CommandHandler
    BatchState handle(CloseBatch command, Clock clock) {
        command.expected().check(state.version());
        close(command.reason(), clock.instant());
        return state;
    }

    /** When it will be due; empty if it was, or is closed. */
    @CommandHandler
    Optional<Instant> handle(CloseIfDue command, Clock clock) {
        Instant now = clock.instant();
        Instant due = ClosingTime.after(state.shiftEnd(), closingSet, clock.getZone());
        if (!state.isClosed() && due.isAfter(now)) {
            return Optional.of(due);
        }
        close(CloseReason.AUTO, now);
        return Optional.empty();
    }

    @CommandHandler
    BatchState handle(ReopenBatch command, Clock clock) {
        command.expected().check(state.version());
        reopen(clock.instant());
        return state;
    }

    @CommandHandler
    CodesOutcome handle(RegisterProducts command, ProductRegistry registry, Clock clock) {
        return register(command, codes -> registry.register(id, codes), clock.instant());
    }

    CodesOutcome register(
            RegisterProducts command, Function<Set<String>, Map<String, RefusedCode>> registry, Instant now) {
        var outcome = decide(command.codes(), command.expected(), now, registry);
        int total = state.totalProducts() + outcome.changed().size();
        return publish(outcome, new ProductsRegistered(id, outcome.changed(), total, now));
    }

    @CommandHandler
    CodesOutcome handle(AggregateProducts command, ProductRegistry registry, Clock clock) {
        Instant now = clock.instant();
        var outcome = decide(command.codes(), command.expected(), now, codes -> registry.aggregate(id, codes, now));
        int aggregated = state.aggregatedProducts() + outcome.changed().size();
        return publish(outcome, new ProductsAggregated(id, outcome.changed(), aggregated, now));
    }

    @CommandHandler
    CodesOutcome handle(DisaggregateProducts command, ProductRegistry registry, Clock clock) {
        Instant now = clock.instant();
        var outcome = decide(command.codes(), command.expected(), now, codes -> registry.disaggregate(id, codes));
        int aggregated = state.aggregatedProducts() - outcome.changed().size();
        return publish(outcome, new ProductsDisaggregated(id, outcome.changed(), command.reason(), aggregated, now));
    }

    boolean isClosed() {
        return state.isClosed();
    }

    private CodesOutcome decide(
            List<String> codes,
            ExpectedVersion expected,
            Instant now,
            Function<Set<String>, Map<String, RefusedCode>> registry) {
        expected.check(state.version());
        requireOpen();
        return CodesOutcome.of(codes, registry.apply(new LinkedHashSet<>(codes)), state.version(), now);
    }

    private CodesOutcome publish(CodesOutcome outcome, BatchEvent event) {
        if (outcome.changed().isEmpty()) {
            return outcome;
        }
        apply(event);
        return outcome.withVersion(state.version());
    }

    private void close(CloseReason reason, Instant now) {
        if (!state.isClosed()) {
            apply(new BatchClosed(id, reason, now, state.totalProducts(), state.aggregatedProducts()));
        }
    }

    private void reopen(Instant now) {
        if (state.isClosed()) {
            apply(new BatchReopened(id, now));
        }
    }

    void requireOpen(ExpectedVersion expected) {
        expected.check(state.version());
        requireOpen();
    }

    private void requireOpen() {
        if (state.isClosed()) {
            throw new Refusal(ProblemCode.BATCH_CLOSED, "Batch " + id + " is closed; reopen it to change it.");
        }
    }

    @EventSourcingHandler
    void on(BatchEvent event) {
        id = event.batchId();
        state = BatchState.after(state, event);
        closingSet = ClosingTime.setAfter(event, closingSet);
    }
}
