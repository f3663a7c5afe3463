package dev.smena.command.batch;

import static dev.smena.command.batch.BatchFixture.ABC_REGISTERED;
import static dev.smena.command.batch.BatchFixture.A_AGGREGATED;
import static dev.smena.command.batch.BatchFixture.CLOSED;
import static dev.smena.command.batch.BatchFixture.CREATED;
import static dev.smena.command.batch.BatchFixture.ID;
import static dev.smena.command.batch.BatchFixture.NOW;
import static dev.smena.command.batch.BatchFixture.REOPENED;
import static dev.smena.command.batch.BatchFixture.stateAfter;
import static dev.smena.command.batch.Refusals.refusalWith;

import dev.smena.command.ProblemCode;
import dev.smena.events.BatchClosed;
import dev.smena.events.CloseReason;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CloseBatchTest {

    private static final CloseBatch CLOSE = new CloseBatch(ID, CloseReason.MANUAL, ExpectedVersion.ANY);

    private final BatchFixture batch = new BatchFixture();

    @ParameterizedTest
    @EnumSource(CloseReason.class)
    void tellsWhyAndTheTotalsAtThatMoment(CloseReason reason) {
        var closed = new BatchClosed(ID, reason, NOW, 3, 1);

        batch.given(CREATED, ABC_REGISTERED, A_AGGREGATED)
                .when(new CloseBatch(ID, reason, ExpectedVersion.ANY))
                .expectEvents(closed)
                .expectResultMessagePayload(stateAfter(CREATED, ABC_REGISTERED, A_AGGREGATED, closed));
    }

    @Test
    void doesNothingToAClosedBatch() {
        batch.given(CREATED, CLOSED)
                .when(CLOSE)
                .expectNoEvents()
                .expectResultMessagePayload(stateAfter(CREATED, CLOSED));
    }

    @Test
    void closesAReopenedBatchAnewAtANewTime() {
        var closed = new BatchClosed(ID, CloseReason.MANUAL, NOW, 0, 0);

        batch.given(CREATED, CLOSED, REOPENED)
                .when(CLOSE)
                .expectEvents(closed)
                .expectResultMessagePayload(stateAfter(CREATED, CLOSED, REOPENED, closed));
    }

    @Test
    void isRefusedIfMeantForAnotherVersion() {
        batch.given(CREATED)
                .when(new CloseBatch(ID, CloseReason.MANUAL, BatchFixture.STALE))
                .expectException(refusalWith(ProblemCode.VERSION_MISMATCH))
                .expectNoEvents();
    }

    @Test
    void isRefusedIfMeantForAnotherVersionEvenWithNothingToDo() {
        batch.given(CREATED, CLOSED)
                .when(new CloseBatch(ID, CloseReason.MANUAL, BatchFixture.STALE))
                .expectException(refusalWith(ProblemCode.VERSION_MISMATCH));
    }

    @Test
    void isDoneIfMeantForThePresentVersion() {
        batch.given(CREATED, CLOSED, REOPENED)
                .when(new CloseBatch(ID, CloseReason.MANUAL, ExpectedVersion.ifMatch("\"2\"")))
                .expectEvents(new BatchClosed(ID, CloseReason.MANUAL, NOW, 0, 0));
    }

    @Test
    void needsABatch() {
        batch.givenNoPriorActivity()
                .when(CLOSE)
                .expectException(AggregateNotFoundException.class)
                .expectNoEvents();
    }
}
