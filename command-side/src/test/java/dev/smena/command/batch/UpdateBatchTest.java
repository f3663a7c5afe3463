package dev.smena.command.batch;

import static dev.smena.command.batch.BatchFixture.CLOSED;
import static dev.smena.command.batch.BatchFixture.CREATED;
import static dev.smena.command.batch.BatchFixture.ID;
import static dev.smena.command.batch.BatchFixture.NOW;
import static dev.smena.command.batch.BatchFixture.stateAfter;
import static dev.smena.command.batch.Refusals.refusalWith;

import dev.smena.command.ProblemCode;
import dev.smena.events.BatchChanges;
import dev.smena.events.BatchClosed;
import dev.smena.events.BatchReopened;
import dev.smena.events.BatchUpdated;
import dev.smena.events.CloseReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UpdateBatchTest {

    private static final BatchChanges NEW_TEAM = team("Бригада № 7");

    private final BatchFixture batch = new BatchFixture();

    @Test
    void publishesWhatChanges() {
        var updated = new BatchUpdated(ID, NEW_TEAM, NOW);

        batch.given(CREATED)
                .when(update(NEW_TEAM, null))
                .expectEvents(updated)
                .expectResultMessagePayload(stateAfter(CREATED, updated));
    }

    @Test
    void leavesOutOfTheEventWhatStaysAsItWas() {
        var wanted = new BatchChanges("Фасовка кофе", CREATED.shift(), CREATED.team(), "Кофе", null, null, null);

        batch.given(CREATED)
                .when(update(wanted, null))
                .expectEvents(new BatchUpdated(
                        ID, new BatchChanges("Фасовка кофе", null, null, "Кофе", null, null, null), NOW));
    }

    @Test
    void publishesNothingIfNothingChanges() {
        batch.given(CREATED)
                .when(update(team(CREATED.team()), null))
                .expectNoEvents()
                .expectResultMessagePayload(stateAfter(CREATED));
    }

    @Test
    void publishesNothingIfNothingIsAsked() {
        batch.given(CREATED)
                .when(update(BatchChanges.NONE, null))
                .expectNoEvents()
                .expectResultMessagePayload(stateAfter(CREATED));
    }

    @Test
    void doesNotEditAClosedBatch() {
        batch.given(CREATED, CLOSED)
                .when(update(NEW_TEAM, null))
                .expectException(refusalWith(ProblemCode.BATCH_CLOSED))
                .expectNoEvents();
    }

    @Test
    void doesNotEditAClosedBatchThatShallBeClosed() {
        batch.given(CREATED, CLOSED)
                .when(update(NEW_TEAM, true))
                .expectException(refusalWith(ProblemCode.BATCH_CLOSED))
                .expectNoEvents();
    }

    @Test
    void askingAClosedBatchForWhatItIsAlreadyIsNoEdit() {
        batch.given(CREATED, CLOSED)
                .when(update(team(CREATED.team()), true))
                .expectNoEvents()
                .expectResultMessagePayload(stateAfter(CREATED, CLOSED));
    }

    @Test
    void reopensBeforeItEdits() {
        var reopened = new BatchReopened(ID, NOW);
        var updated = new BatchUpdated(ID, NEW_TEAM, NOW);

        batch.given(CREATED, CLOSED)
                .when(update(NEW_TEAM, false))
                .expectEvents(reopened, updated)
                .expectResultMessagePayload(stateAfter(CREATED, CLOSED, reopened, updated));
    }

    @Test
    void editsBeforeItCloses() {
        var updated = new BatchUpdated(ID, NEW_TEAM, NOW);
        var closed = new BatchClosed(ID, CloseReason.MANUAL, NOW, 0, 0);

        batch.given(CREATED)
                .when(update(NEW_TEAM, true))
                .expectEvents(updated, closed)
                .expectResultMessagePayload(stateAfter(CREATED, updated, closed));
    }

    @Test
    void isRefusedIfMeantForAnotherVersion() {
        batch.given(CREATED)
                .when(new UpdateBatch(ID, NEW_TEAM, null, BatchFixture.STALE))
                .expectException(refusalWith(ProblemCode.VERSION_MISMATCH))
                .expectNoEvents();
    }

    @Test
    void isDoneIfMeantForThePresentVersion() {
        batch.given(CREATED)
                .when(new UpdateBatch(ID, NEW_TEAM, null, ExpectedVersion.ifMatch("\"0\"")))
                .expectEvents(new BatchUpdated(ID, NEW_TEAM, NOW));
    }

    private static UpdateBatch update(BatchChanges changes, @Nullable Boolean closed) {
        return new UpdateBatch(ID, changes, closed, ExpectedVersion.ANY);
    }

    private static BatchChanges team(String team) {
        return new BatchChanges(null, null, team, null, null, null, null);
    }
}
