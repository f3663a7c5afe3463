package dev.smena.events;

import static dev.smena.events.Facts.CREATED;
import static dev.smena.events.Facts.CREATED_AT;
import static dev.smena.events.Facts.ID;
import static dev.smena.events.Facts.LATER;
import static dev.smena.events.Facts.WORK_CENTER;
import static dev.smena.events.Facts.stateAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchStateTest {

    private static final BatchClosed CLOSED = new BatchClosed(ID, CloseReason.AUTO, LATER, 0, 0);

    @Test
    void aBatchBeginsOpenAndEmptyAtVersionZero() {
        assertThat(stateAfter())
                .isEqualTo(new BatchState(
                        ID,
                        22222,
                        LocalDate.of(2026, 11, 9),
                        false,
                        null,
                        null,
                        "Фасовка чая",
                        WORK_CENTER,
                        new WorkCenter(WORK_CENTER, "RC-003", "Линия «Саше-3»"),
                        "1 смена",
                        "Бригада № 6",
                        "Чай",
                        "470815",
                        Instant.parse("2026-11-09T03:00:00Z"),
                        Instant.parse("2026-11-09T15:00:00Z"),
                        0,
                        0,
                        CREATED_AT,
                        CREATED_AT,
                        0));
    }

    @Test
    void anEditReplacesEveryFieldItNames() {
        Instant start = Instant.parse("2026-11-09T04:00:00Z");
        Instant end = Instant.parse("2026-11-09T16:00:00Z");
        var changes = new BatchChanges("Фасовка кофе", "2 смена", "Бригада № 7", "Кофе", "470816", start, end);

        assertThat(stateAfter(new BatchUpdated(ID, changes, LATER)))
                .usingRecursiveComparison()
                .isEqualTo(new BatchState(
                        ID,
                        22222,
                        LocalDate.of(2026, 11, 9),
                        false,
                        null,
                        null,
                        "Фасовка кофе",
                        WORK_CENTER,
                        new WorkCenter(WORK_CENTER, "RC-003", "Линия «Саше-3»"),
                        "2 смена",
                        "Бригада № 7",
                        "Кофе",
                        "470816",
                        start,
                        end,
                        0,
                        0,
                        CREATED_AT,
                        LATER,
                        1));
    }

    @Test
    void anEditLeavesTheFieldsItDoesNotName() {
        var changes = new BatchChanges(null, null, "Бригада № 7", null, null, null, null);

        assertThat(stateAfter(new BatchUpdated(ID, changes, LATER)))
                .usingRecursiveComparison()
                .ignoringFields("team", "updatedAt", "version")
                .isEqualTo(stateAfter());
    }

    @Test
    void closingKeepsWhenAndWhy() {
        BatchState closed = stateAfter(CLOSED);

        assertThat(closed.isClosed()).isTrue();
        assertThat(closed.closedAt()).isEqualTo(LATER);
        assertThat(closed.closeReason()).isEqualTo(CloseReason.AUTO);
        assertThat(closed.updatedAt()).isEqualTo(LATER);
        assertThat(closed.version()).isEqualTo(1);
    }

    @Test
    void reopeningForgetsWhenAndWhyItWasClosed() {
        BatchState reopened = stateAfter(CLOSED, new BatchReopened(ID, LATER.plusSeconds(1)));

        assertThat(reopened.isClosed()).isFalse();
        assertThat(reopened.closedAt()).isNull();
        assertThat(reopened.closeReason()).isNull();
        assertThat(reopened.updatedAt()).isEqualTo(LATER.plusSeconds(1));
        assertThat(reopened.version()).isEqualTo(2);
    }

    @Test
    void totalsAreTakenFromTheLastEventThatTellsThem() {
        BatchState state = stateAfter(
                new ProductsRegistered(ID, List.of("A", "B", "C"), 3, LATER),
                new ProductsAggregated(ID, List.of("A", "B"), 2, LATER.plusSeconds(1)),
                new ProductsDisaggregated(ID, List.of("A"), "брак", 1, LATER.plusSeconds(2)));

        assertThat(state.totalProducts()).isEqualTo(3);
        assertThat(state.aggregatedProducts()).isEqualTo(1);
        assertThat(state.updatedAt()).isEqualTo(LATER.plusSeconds(2));
        assertThat(state.version()).isEqualTo(3);
    }

    @Test
    void whoLeavesOutEventsWhoseTotalsComeAgainOnlyHasToSetTheVersion() {
        var registered = new ProductsRegistered(ID, List.of("A"), 1, LATER);
        var again = new ProductsRegistered(ID, List.of("B"), 2, LATER.plusSeconds(1));

        assertThat(stateAfter(again).withVersion(2)).isEqualTo(stateAfter(registered, again));
    }

    @Test
    void anEventHappenedWhenTheStateAfterItSaysThatTheBatchWasUpdated() {
        assertThat(CREATED.happenedAt()).isEqualTo(stateAfter().updatedAt());
        List.of(
                        new BatchUpdated(ID, BatchChanges.NONE, LATER),
                        CLOSED,
                        new BatchReopened(ID, LATER),
                        new ProductsRegistered(ID, List.of("A"), 1, LATER),
                        new ProductsAggregated(ID, List.of("A"), 1, LATER),
                        new ProductsDisaggregated(ID, List.of("A"), "брак", 0, LATER))
                .forEach(event -> assertThat(event.happenedAt())
                        .isEqualTo(LATER)
                        .isEqualTo(stateAfter(event).updatedAt()));
    }

    @Test
    void countingProductsDoesNotReopenABatch() {
        BatchState state = stateAfter(CLOSED, new ProductsRegistered(ID, List.of("A"), 1, LATER));

        assertThat(state.isClosed()).isTrue();
        assertThat(state.closeReason()).isEqualTo(CloseReason.AUTO);
        assertThat(state.aggregatedProducts()).isZero();
    }

    @Test
    void nothingComesBeforeTheCreation() {
        assertThatIllegalStateException()
                .isThrownBy(() -> BatchState.after(null, CLOSED))
                .withMessageContaining("BatchCreated");
    }

    @Test
    void noBatchIsCreatedTwice() {
        assertThatIllegalStateException().isThrownBy(() -> stateAfter(CREATED)).withMessageContaining("twice");
    }
}
