package dev.smena.command.aggregation;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import dev.smena.command.ProblemCode;
import dev.smena.command.Refusal;
import dev.smena.command.StoredEvents;
import dev.smena.command.batch.Batches;
import dev.smena.command.batch.CodesOutcome;
import dev.smena.command.tasks.OpenTasks;
import dev.smena.events.AggregationChunkQueued;
import dev.smena.events.AggregationProgressed;
import dev.smena.events.AggregationRequested;
import dev.smena.events.BatchId;
import dev.smena.events.RefusedCode;
import dev.smena.events.TaskId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;

/** A task of two chunks, a clock that stands still, and a batch that aggregates what it is told to. */
final class AggregationFixture extends AggregateTestFixture<AggregationTask> {

    static final Instant NOW = Instant.parse("2026-11-09T05:30:00.123456Z");
    static final Instant BEFORE = NOW.minusSeconds(60);
    static final TaskId TASK = new TaskId(UUID.fromString("7f9b2f0e-54b6-4e36-a1a1-0f8bb6f3a001"));
    static final BatchId BATCH = BatchId.of(22222, LocalDate.of(2026, 11, 9));

    static final AggregationRequested REQUESTED = new AggregationRequested(TASK, BATCH, 5, 2, BEFORE);
    static final AggregationChunkQueued FIRST =
            new AggregationChunkQueued(TASK, 0, List.of("A", "B", "C"), List.of("A"));
    static final AggregationChunkQueued SECOND = new AggregationChunkQueued(TASK, 1, List.of("D"), List.of());
    static final RefusedCode B_REFUSED = RefusedCode.of("B", RefusedCode.NOT_FOUND);
    static final AggregationProgressed FIRST_DONE =
            new AggregationProgressed(TASK, 0, 4, 2, List.of(B_REFUSED, RefusedCode.duplicate("A")), NOW);
    static final AggregationProgressed SECOND_DONE = new AggregationProgressed(TASK, 1, 5, 3, List.of(), NOW);

    final Batches batches = mock();
    final OpenTasks open = mock();

    AggregationFixture() {
        super(AggregationTask.class);
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        StoredEvents stored = mock();
        doReturn(FIRST).when(stored).at(TASK, 1);
        doReturn(SECOND).when(stored).at(TASK, 2);
        doReturn(new CodesOutcome(List.of("A", "C"), List.of(B_REFUSED), 7, NOW))
                .when(batches)
                .aggregate(BATCH, FIRST.codes());
        doReturn(new CodesOutcome(List.of("D"), List.of(), 8, NOW))
                .when(batches)
                .aggregate(BATCH, SECOND.codes());
        registerInjectableResource(clock);
        registerInjectableResource(open);
        registerAnnotatedCommandHandler(new AggregationHandler(getRepository(), stored, batches, open, clock));
    }

    void closeBatch() {
        doThrow(new Refusal(ProblemCode.BATCH_CLOSED, "closed")).when(batches).requireOpen(BATCH);
    }

    void failToAggregate(RuntimeException refusal) {
        doThrow(refusal).when(batches).aggregate(eq(BATCH), any());
    }
}
