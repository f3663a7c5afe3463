package dev.smena.command.batch;

import static dev.smena.command.batch.BatchFixture.CREATE;
import static dev.smena.command.batch.BatchFixture.ID;
import static dev.smena.command.batch.BatchFixture.NOW;

import dev.smena.events.BatchChanges;
import dev.smena.events.BatchClosed;
import dev.smena.events.BatchCreated;
import dev.smena.events.BatchEvent;
import dev.smena.events.BatchReopened;
import dev.smena.events.BatchUpdated;
import dev.smena.events.CloseReason;
import dev.smena.events.ProductsRegistered;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** It is 05:30 on 9 November; at 01:00 that day everything was due whose shift had ended by then. */
class CloseIfDueTest {

    private static final BatchClosed CLOSED = new BatchClosed(ID, CloseReason.AUTO, NOW, 0, 0);
    private static final Instant EVENING = Instant.parse("2026-11-08T22:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-09T05:00:00Z");
    private static final Instant TONIGHT = Instant.parse("2026-11-10T01:00:00Z");

    private final BatchFixture batch = new BatchFixture();

    @Test
    void closesWhatIsOpenAfterTheNight() {
        when(created(EVENING, EVENING)).expectEvents(CLOSED).expectResultMessagePayload(Optional.empty());
    }

    @Test
    void tellsTheTotalsAtThatMoment() {
        when(created(EVENING, EVENING), new ProductsRegistered(ID, List.of("A", "B"), 2, MORNING))
                .expectEvents(new BatchClosed(ID, CloseReason.AUTO, NOW, 2, 0));
    }

    @Test
    void leavesAloneWhoseShiftHadNotEnded() {
        expectOpenUntilTonight(created(Instant.parse("2026-11-09T01:00:00Z"), EVENING));
    }

    @Test
    void leavesAloneWhatWasEnteredLate() {
        expectOpenUntilTonight(created(EVENING, MORNING));
    }

    @Test
    void leavesAloneWhoseShiftWasMovedOn() {
        expectOpenUntilTonight(created(EVENING, EVENING), moved(MORNING, EVENING));
    }

    @Test
    void leavesAloneUntilTheNextNightWhoseShiftWasMovedBackIntoThePast() {
        expectOpenUntilTonight(created(Instant.parse("2026-11-09T20:00:00Z"), EVENING), moved(EVENING, MORNING));
    }

    @Test
    void leavesAloneWhatWasReopenedSince() {
        expectOpenUntilTonight(created(EVENING, EVENING), closed(EVENING), new BatchReopened(ID, MORNING));
    }

    @Test
    void closesWhatWasReopenedBefore() {
        when(created(EVENING, EVENING), closed(EVENING), new BatchReopened(ID, EVENING))
                .expectEvents(CLOSED);
    }

    @Test
    void otherEditsPutNothingOff() {
        var edited = new BatchUpdated(ID, changes(EVENING.minusSeconds(3_600), null), MORNING);

        when(created(EVENING, EVENING), edited).expectEvents(CLOSED);
    }

    @Test
    void doesNothingToAClosedBatch() {
        when(created(EVENING, EVENING), closed(MORNING)).expectNoEvents().expectResultMessagePayload(Optional.empty());
    }

    private void expectOpenUntilTonight(BatchEvent... events) {
        when(events).expectNoEvents().expectResultMessagePayload(Optional.of(TONIGHT));
    }

    private ResultValidator<Batch> when(BatchEvent... events) {
        return batch.given(Arrays.asList(events)).when(new CloseIfDue(ID));
    }

    private static BatchCreated created(Instant shiftEnd, Instant at) {
        return new CreateBatch(
                        CREATE.batchNumber(),
                        CREATE.batchDate(),
                        false,
                        CREATE.taskDescription(),
                        CREATE.workCenterIdentifier(),
                        CREATE.workCenterName(),
                        CREATE.shift(),
                        CREATE.team(),
                        CREATE.nomenclature(),
                        CREATE.eknCode(),
                        EVENING.minusSeconds(28_800),
                        shiftEnd)
                .asOf(at);
    }

    private static BatchClosed closed(Instant at) {
        return new BatchClosed(ID, CloseReason.MANUAL, at, 0, 0);
    }

    private static BatchUpdated moved(Instant shiftEnd, Instant at) {
        return new BatchUpdated(ID, changes(null, shiftEnd), at);
    }

    private static BatchChanges changes(@Nullable Instant shiftStart, @Nullable Instant shiftEnd) {
        return new BatchChanges(null, null, null, null, null, shiftStart, shiftEnd);
    }
}
