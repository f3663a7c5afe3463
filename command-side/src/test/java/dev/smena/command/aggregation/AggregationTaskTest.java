package dev.smena.command.aggregation;

import static dev.smena.command.aggregation.AggregationFixture.BATCH;
import static dev.smena.command.aggregation.AggregationFixture.FIRST;
import static dev.smena.command.aggregation.AggregationFixture.FIRST_DONE;
import static dev.smena.command.aggregation.AggregationFixture.NOW;
import static dev.smena.command.aggregation.AggregationFixture.REQUESTED;
import static dev.smena.command.aggregation.AggregationFixture.SECOND;
import static dev.smena.command.aggregation.AggregationFixture.SECOND_DONE;
import static dev.smena.command.aggregation.AggregationFixture.TASK;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.smena.command.ProblemCode;
import dev.smena.command.Refusal;
import dev.smena.command.batch.ExpectedVersion;
import dev.smena.events.AggregationChunkQueued;
import dev.smena.events.AggregationCompleted;
import dev.smena.events.AggregationFailed;
import dev.smena.events.AggregationRequested;
import dev.smena.events.StoredFile;
import dev.smena.events.TaskKind;
import java.util.List;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

class AggregationTaskTest {

    private static final AggregationCompleted COMPLETED = new AggregationCompleted(TASK, 5, 3, null, NOW);
    private static final AggregationFailed FAILED = new AggregationFailed(TASK, "nothing to be done", NOW);

    private final AggregationFixture fixture = new AggregationFixture();

    @Test
    void aRequestQueuesItsCodesAndCountsAsOpen() {
        fixture.givenNoPriorActivity()
                .when(new RequestAggregation(TASK, BATCH, List.of("A", "B", "A"), ExpectedVersion.ANY))
                .expectEvents(
                        new AggregationRequested(TASK, BATCH, 3, 1, NOW),
                        new AggregationChunkQueued(TASK, 0, List.of("A", "B"), List.of("A")));
        verify(fixture.open).open(TaskKind.AGGREGATION, TASK);
    }

    @Test
    void aRequestForABatchThatTakesNoChangesIsRefused() {
        var closed = new Refusal(ProblemCode.BATCH_CLOSED, "closed");
        doThrow(closed).when(fixture.batches).requireOpen(BATCH, ExpectedVersion.ANY);

        fixture.givenNoPriorActivity()
                .when(new RequestAggregation(TASK, BATCH, List.of("A"), ExpectedVersion.ANY))
                .expectNoEvents()
                .expectException(Refusal.class);
    }

    @Test
    void aChunkIsAggregatedAndNoted() {
        fixture.given(REQUESTED, FIRST, SECOND)
                .when(new ProgressAggregation(TASK, 0))
                .expectEvents(FIRST_DONE)
                .expectResultMessagePayload(new AggregationProgress(BATCH, 5, 2, 1, 4, 2, false));
    }

    @Test
    void totalsAreThoseOfAllChunks() {
        fixture.given(REQUESTED, FIRST, SECOND, FIRST_DONE)
                .when(new ProgressAggregation(TASK, 1))
                .expectEvents(SECOND_DONE)
                .expectResultMessagePayload(new AggregationProgress(BATCH, 5, 2, 2, 5, 3, false));
    }

    @Test
    void aChunkThatIsDoneIsNotDoneAgain() {
        fixture.given(REQUESTED, FIRST, SECOND, FIRST_DONE)
                .when(new ProgressAggregation(TASK, 0))
                .expectNoEvents()
                .expectResultMessagePayload(new AggregationProgress(BATCH, 5, 2, 1, 4, 2, false));
        verify(fixture.batches, never()).aggregate(any(), any());
    }

    @Test
    void aChunkBeforeItsTurnMeansThatAnotherNodeKnowsMore() {
        fixture.given(REQUESTED, FIRST, SECOND)
                .when(new ProgressAggregation(TASK, 1))
                .expectNoEvents()
                .expectException(ConcurrencyException.class);
    }

    @Test
    void aBatchClosedMeanwhileIsTheEnd() {
        fixture.closeBatch();

        fixture.given(REQUESTED, FIRST, SECOND, FIRST_DONE)
                .when(new ProgressAggregation(TASK, 1))
                .expectEvents(new AggregationFailed(
                        TASK,
                        "The batch was closed when 4 of 5 codes had been dealt with; the 2 aggregated stay so.",
                        NOW))
                .expectResultMessagePayload(new AggregationProgress(BATCH, 5, 2, 1, 4, 2, true));
        verify(fixture.open).close(TASK);
    }

    @Test
    void anotherFailureLeavesTheChunkToBeDone() {
        fixture.failToAggregate(new IllegalStateException("no database"));

        fixture.given(REQUESTED, FIRST, SECOND)
                .when(new ProgressAggregation(TASK, 0))
                .expectNoEvents()
                .expectException(IllegalStateException.class);
        verify(fixture.open, never()).close(TASK);
    }

    @Test
    void completesWithItsTotalsAndTheFileOfErrors() {
        var file = new StoredFile(StoredFile.REPORTS, "key", "name", 7);

        fixture.given(REQUESTED, FIRST, SECOND, FIRST_DONE, SECOND_DONE)
                .when(new CompleteAggregation(TASK, file))
                .expectEvents(new AggregationCompleted(TASK, 5, 3, file, NOW));
        verify(fixture.open).close(TASK);
    }

    @Test
    void doesNotCompleteBeforeTheLastChunk() {
        fixture.given(REQUESTED, FIRST, SECOND, FIRST_DONE)
                .when(new CompleteAggregation(TASK, null))
                .expectNoEvents()
                .expectException(ConcurrencyException.class);
    }

    @Test
    void givesUpWithASentence() {
        fixture.given(REQUESTED, FIRST, SECOND)
                .when(new FailAggregation(TASK, "It was given up"))
                .expectEvents(new AggregationFailed(
                        TASK, "It was given up when 0 of 5 codes had been dealt with; the 0 aggregated stay so.", NOW));
        verify(fixture.open).close(TASK);
    }

    @Test
    void whatHasEndedStaysAsItIs() {
        for (Object end : List.of(COMPLETED, FAILED)) {
            for (Object command : List.of(
                    new ProgressAggregation(TASK, 0),
                    new ProgressAggregation(TASK, 1),
                    new CompleteAggregation(TASK, null),
                    new FailAggregation(TASK, "It was given up"))) {
                new AggregationFixture()
                        .given(REQUESTED, FIRST, SECOND, end)
                        .when(command)
                        .expectNoEvents()
                        .expectSuccessfulHandlerExecution();
            }
        }
    }
}
