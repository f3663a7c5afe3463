package dev.smena.command.autoclose;

import static dev.smena.command.autoclose.ClosingTimesTable.ONE;
import static dev.smena.command.autoclose.ClosingTimesTable.THREE;
import static dev.smena.command.autoclose.ClosingTimesTable.TWO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smena.command.EventByEvent;
import dev.smena.events.BatchChanges;
import dev.smena.events.BatchClosed;
import dev.smena.events.BatchCreated;
import dev.smena.events.BatchEvent;
import dev.smena.events.BatchId;
import dev.smena.events.BatchReopened;
import dev.smena.events.BatchUpdated;
import dev.smena.events.CloseReason;
import dev.smena.events.ProductsRegistered;
import dev.smena.events.WorkCenterId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.ResetNotSupportedException;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WhenABatchIsOpenThenCloseItAtNightTest {

    private static final Instant MORNING = Instant.parse("2026-11-09T05:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-11-09T17:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-11-09T22:00:00Z");
    private static final Instant NEXT_NIGHT = Instant.parse("2026-11-10T22:00:00Z");

    private final ClosingTimesTable table = new ClosingTimesTable();
    private final AnnotationEventHandlerAdapter handler = new AnnotationEventHandlerAdapter(
            new WhenABatchIsOpenThenCloseItAtNight(table.times, Clock.fixed(NEXT_NIGHT, ZoneId.of("Europe/Moscow"))));

    @Test
    void itIsSetForTheNightAfterItsShift() {
        happen(created(ONE, EVENING, MORNING), created(TWO, NIGHT, MORNING));

        assertThat(table.all()).isEqualTo(Map.of(ONE, NIGHT, TWO, NEXT_NIGHT));
    }

    @Test
    void whatIsEnteredLateHasUntilTheNextNight() {
        happen(created(ONE, EVENING, NIGHT));

        assertThat(table.all()).isEqualTo(Map.of(ONE, NEXT_NIGHT));
    }

    @Test
    void itIsMovedWithTheEndOfTheShift() {
        happen(created(ONE, EVENING, MORNING), created(TWO, NIGHT, MORNING));

        happen(moved(ONE, NIGHT), moved(TWO, EVENING));

        assertThat(table.all()).isEqualTo(Map.of(ONE, NEXT_NIGHT, TWO, NIGHT));
    }

    @Test
    void anotherEditDoesNotMoveIt() {
        happen(created(ONE, EVENING, MORNING));

        happen(new BatchUpdated(ONE, changes(MORNING, null), NIGHT));

        assertThat(table.all()).isEqualTo(Map.of(ONE, NIGHT));
    }

    @Test
    void itIsCancelledWhenTheBatchIsClosed() {
        happen(created(ONE, EVENING, MORNING), created(TWO, EVENING, MORNING));

        happen(closed(ONE));

        assertThat(table.all()).isEqualTo(Map.of(TWO, NIGHT));
    }

    @Test
    void itIsSetAgainWhenTheBatchIsReopened() {
        happen(created(ONE, EVENING, MORNING), closed(ONE));

        happen(new BatchReopened(ONE, NIGHT));

        assertThat(table.all()).isEqualTo(Map.of(ONE, NEXT_NIGHT));
    }

    @Test
    void whatHappensTogetherAddsUp() {
        happen(
                created(ONE, EVENING, MORNING),
                closed(ONE),
                created(TWO, EVENING, MORNING),
                moved(TWO, NIGHT),
                new BatchReopened(ONE, EVENING),
                created(THREE, EVENING, MORNING),
                closed(THREE));

        assertThat(table.all()).isEqualTo(Map.of(ONE, NIGHT, TWO, NEXT_NIGHT));
    }

    @Test
    void productsDoNotMatter() {
        assertThat(handler.canHandle(message(new ProductsRegistered(ONE, List.of("A"), 1, MORNING))))
                .isFalse();
    }

    @Test
    void whatIsOlderThanTheClosingItselfHasUntilTheNightAfterThat() {
        table.begin(NIGHT.plusSeconds(1));

        happen(created(ONE, EVENING, MORNING), created(TWO, EVENING, MORNING), closed(TWO));

        assertThat(table.all()).isEqualTo(Map.of(ONE, NEXT_NIGHT));
    }

    /** So that what cannot be noted fails by itself, not with all that is noted at the end. */
    @Test
    void whereEventsAreTakenOneByOneEachIsNotedAtOnce() {
        var work = DefaultUnitOfWork.startAndGet(message(created(ONE, EVENING, MORNING)));
        work.resources().put(EventByEvent.KEY, true);

        handle(created(ONE, EVENING, MORNING));
        Map<BatchId, Instant> open = table.all();
        handle(closed(ONE));

        assertThat(open).isEqualTo(Map.of(ONE, NIGHT));
        assertThat(table.all()).isEmpty();
        work.rollback();
    }

    @Test
    void theStreamIsNeverReadAgain() {
        assertThatThrownBy(() -> handler.prepareReset(null))
                .isInstanceOf(ResetNotSupportedException.class)
                .hasStackTraceContaining("never reset");
    }

    /** In one transaction. */
    private void happen(BatchEvent... events) {
        DefaultUnitOfWork.startAndGet(message(events[0])).execute(() -> {
            for (BatchEvent event : events) {
                handle(event);
            }
        });
    }

    private void handle(BatchEvent event) {
        try {
            handler.handle(message(event));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static EventMessage<?> message(BatchEvent event) {
        return GenericEventMessage.asEventMessage(event);
    }

    private static BatchCreated created(BatchId batch, Instant shiftEnd, Instant at) {
        return new BatchCreated(
                batch,
                1,
                LocalDate.of(2026, 11, 9),
                "Фасовка чая",
                WorkCenterId.of("RC-003"),
                "RC-003",
                "Линия «Саше-3»",
                "1 смена",
                "Бригада № 6",
                "Чай",
                "470815",
                MORNING.minusSeconds(3_600),
                shiftEnd,
                at);
    }

    private static BatchUpdated moved(BatchId batch, Instant shiftEnd) {
        return new BatchUpdated(batch, changes(null, shiftEnd), EVENING);
    }

    private static BatchClosed closed(BatchId batch) {
        return new BatchClosed(batch, CloseReason.MANUAL, EVENING, 0, 0);
    }

    private static BatchChanges changes(@Nullable Instant shiftStart, @Nullable Instant shiftEnd) {
        return new BatchChanges(null, null, null, null, null, shiftStart, shiftEnd);
    }
}
