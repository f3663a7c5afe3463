package dev.smena.command.batch;

import static dev.smena.command.batch.BatchFixture.CLOSED;
import static dev.smena.command.batch.BatchFixture.CREATED;
import static dev.smena.command.batch.BatchFixture.ID;
import static dev.smena.command.batch.BatchFixture.NOW;
import static dev.smena.command.batch.BatchFixture.REOPENED;
import static dev.smena.command.batch.BatchFixture.stateAfter;
import static dev.smena.command.batch.Refusals.refusalWith;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.command.ProblemCode;
import dev.smena.events.BatchReopened;
import org.junit.jupiter.api.Test;

class ReopenBatchTest {

    private static final ReopenBatch REOPEN = new ReopenBatch(ID, ExpectedVersion.ANY);

    private final BatchFixture batch = new BatchFixture();

    @Test
    void clearsWhenAndWhyTheBatchWasClosed() {
        var reopened = new BatchReopened(ID, NOW);
        var state = stateAfter(CREATED, CLOSED, reopened);
        assertThat(state.closedAt()).isNull();

        batch.given(CREATED, CLOSED).when(REOPEN).expectEvents(reopened).expectResultMessagePayload(state);
    }

    @Test
    void doesNothingToAnOpenBatch() {
        batch.given(CREATED).when(REOPEN).expectNoEvents().expectResultMessagePayload(stateAfter(CREATED));
    }

    @Test
    void doesNothingToABatchReopenedAlready() {
        batch.given(CREATED, CLOSED, REOPENED)
                .when(REOPEN)
                .expectNoEvents()
                .expectResultMessagePayload(stateAfter(CREATED, CLOSED, REOPENED));
    }

    @Test
    void isRefusedIfMeantForAnotherVersion() {
        batch.given(CREATED, CLOSED)
                .when(new ReopenBatch(ID, BatchFixture.STALE))
                .expectException(refusalWith(ProblemCode.VERSION_MISMATCH))
                .expectNoEvents();
    }

    @Test
    void isDoneIfMeantForThePresentVersion() {
        batch.given(CREATED, CLOSED)
                .when(new ReopenBatch(ID, ExpectedVersion.ifMatch("\"1\"")))
                .expectEvents(new BatchReopened(ID, NOW));
    }
}
