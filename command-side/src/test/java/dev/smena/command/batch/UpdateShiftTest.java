package dev.smena.command.batch;

import static dev.smena.command.batch.BatchFixture.CLOSED;
import static dev.smena.command.batch.BatchFixture.CREATED;
import static dev.smena.command.batch.BatchFixture.ID;
import static dev.smena.command.batch.BatchFixture.NOW;
import static dev.smena.command.batch.Refusals.refusalOf;

import dev.smena.events.BatchChanges;
import dev.smena.events.BatchUpdated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** UpdateBatch: a shift ends after it starts, whichever of the two is edited. */
class UpdateShiftTest {

    private static final Instant START = CREATED.shiftStart();
    private static final Instant END = CREATED.shiftEnd();
    private static final String RULE = "shift_end must be after shift_start";

    private final BatchFixture batch = new BatchFixture();

    @Test
    void anEndIsHeldAgainstThePresentStart() {
        batch.given(CREATED)
                .when(shift(null, START))
                .expectException(refusalOf("/shift_end", RULE))
                .expectNoEvents();
    }

    @Test
    void aStartIsHeldAgainstThePresentEnd() {
        batch.given(CREATED)
                .when(shift(END, null))
                .expectException(refusalOf("/shift_start", RULE))
                .expectNoEvents();
    }

    @Test
    void aStartIsNotHeldAgainstAnEndItReplaces() {
        var later = new BatchChanges(null, null, null, null, null, END, END.plusSeconds(1));

        batch.given(CREATED).when(shift(END, END.plusSeconds(1))).expectEvents(new BatchUpdated(ID, later, NOW));
    }

    @Test
    void theShortestShiftIsAMicrosecond() {
        var shortest = new BatchChanges(null, null, null, null, null, null, START.plusNanos(1_000));

        batch.given(CREATED)
                .when(shift(null, START.plusNanos(1_000)))
                .expectEvents(new BatchUpdated(ID, shortest, NOW));
    }

    @Test
    void aRefusedShiftDoesNotReopenTheBatchEither() {
        var changes = new BatchChanges(null, null, null, null, null, null, START);

        batch.given(CREATED, CLOSED)
                .when(new UpdateBatch(ID, changes, false, ExpectedVersion.ANY))
                .expectException(refusalOf("/shift_end", RULE))
                .expectNoEvents();
    }

    private static UpdateBatch shift(@Nullable Instant start, @Nullable Instant end) {
        var changes = new BatchChanges(null, null, null, null, null, start, end);
        return new UpdateBatch(ID, changes, null, ExpectedVersion.ANY);
    }
}
