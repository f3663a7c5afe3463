package dev.smena.query.batch;

import static java.time.temporal.ChronoUnit.MICROS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smena.events.BatchChanges;
import dev.smena.events.BatchState;
import dev.smena.events.CloseReason;
import dev.smena.events.WorkCenter;
import dev.smena.events.WorkCenterId;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Each event, alone and together with others in one unit of work. */
class BatchProjectionTest {

    private final ProjectedBatches projected = new ProjectedBatches();
    private final Story story = new Story(22222);

    @Test
    void aCreatedBatchIsShownWithAllItsFieldsAndNoProducts() {
        projected.together(story.created());

        var detail = projected.find(story);
        var workCenter = WorkCenterId.of("RC-001");
        assertThat(detail.batch())
                .isEqualTo(new BatchState(
                        story.id,
                        22222,
                        LocalDate.of(2026, 11, 9),
                        false,
                        null,
                        null,
                        "Фасовка «Тёплый чай»",
                        workCenter,
                        new WorkCenter(workCenter, "RC-001", "Линия «Саше-1»"),
                        "1 смена",
                        "Бригада № 6",
                        "Порошок «Тёплый чай»",
                        "470815",
                        Instant.parse("2026-11-09T03:00:00Z"),
                        Instant.parse("2026-11-09T15:00:00Z"),
                        0,
                        0,
                        Story.BEGIN,
                        Story.BEGIN,
                        0));
        assertThat(detail.products()).isEmpty();
        assertThat(detail.productsTruncated()).isFalse();
    }

    @Test
    void anUpdateChangesTheFieldsItNamesAndNoOther() {
        projected.together(story.created());
        var before = projected.find(story).batch();
        var start = Instant.parse("2026-11-10T03:00:00Z");

        projected.together(story.updated(new BatchChanges("Мойка", null, "Бригада № 7", null, null, start, null)));

        assertThat(projected.find(story).batch())
                .usingRecursiveComparison()
                .ignoringFields("taskDescription", "team", "shiftStart", "updatedAt", "version")
                .isEqualTo(before);
        assertThat(projected.find(story).batch())
                .extracting(
                        BatchState::taskDescription,
                        BatchState::team,
                        BatchState::shiftStart,
                        BatchState::updatedAt,
                        BatchState::version)
                .containsExactly("Мойка", "Бригада № 7", start, story.now(), 1L);
    }

    @Test
    void anUpdateCanChangeEveryFieldItMayName() {
        var start = Instant.parse("2027-01-01T00:00:00Z");
        var all = new BatchChanges("a", "b", "c", "d", "e", start, start.plus(1, MICROS));

        projected.together(story.created(), story.updated(all));

        assertThat(all.against(projected.find(story).batch())).isEqualTo(BatchChanges.NONE);
    }

    @Test
    void aClosedBatchTellsWhenAndWhyAndAReopenedOneForgetsBoth() {
        projected.together(story.created());
        projected.together(story.closed(CloseReason.AUTO));

        var closed = projected.find(story).batch();
        assertThat(closed.isClosed()).isTrue();
        assertThat(closed.closedAt()).isEqualTo(story.now());
        assertThat(closed.closeReason()).isEqualTo(CloseReason.AUTO);

        projected.together(story.reopened());

        var reopened = projected.find(story).batch();
        assertThat(reopened.isClosed()).isFalse();
        assertThat(reopened.closedAt()).isNull();
        assertThat(reopened.closeReason()).isNull();
        assertThat(reopened.updatedAt()).isEqualTo(story.now());
    }

    @Test
    void productsAreCountedShownWithTheMomentTheyWereAggregatedAndCanBeUnpackedAgain() {
        projected.oneByOne(story.created(), story.registered("A", "B", "C"));
        assertThat(projected.find(story).products())
                .containsExactly(ProductView.of("A", null), ProductView.of("B", null), ProductView.of("C", null));

        projected.together(story.aggregated("C", "A"));
        var packed = story.now();
        assertThat(projected.find(story).products())
                .containsExactly(ProductView.of("A", packed), ProductView.of("B", null), ProductView.of("C", packed));

        projected.together(story.disaggregated("C"));
        assertThat(projected.find(story).products())
                .containsExactly(ProductView.of("A", packed), ProductView.of("B", null), ProductView.of("C", null));
        assertThat(projected.find(story).batch())
                .extracting(BatchState::totalProducts, BatchState::aggregatedProducts, BatchState::version)
                .containsExactly(3, 1, 3L);
    }

    @Test
    void codesRegisteredAggregatedAndUnpackedInOneUnitOfWorkEndAsTheLastEventLeftThem() {
        var created = story.created();
        var registered = story.registered("A", "B", "C");
        var packedOnce = story.aggregated("A", "B");
        var unpacked = story.disaggregated("A", "B");
        var packedAgain = story.aggregated("B");

        projected.together(created, registered, packedOnce, unpacked, packedAgain);

        assertThat(projected.find(story).products())
                .containsExactly(
                        ProductView.of("A", null), ProductView.of("B", story.now()), ProductView.of("C", null));
        assertThat(projected.find(story).batch())
                .extracting(BatchState::totalProducts, BatchState::aggregatedProducts)
                .containsExactly(3, 1);
    }

    @Test
    void codesKnownBeforeThatArePackedAndUnpackedInOneUnitOfWorkEndAsTheLastEventLeftThem() {
        projected.together(story.created(), story.registered("A", "B"), story.aggregated("B"));

        projected.together(story.aggregated("A"), story.disaggregated("A", "B"), story.aggregated("B"));

        assertThat(projected.find(story).products())
                .containsExactly(ProductView.of("A", null), ProductView.of("B", story.now()));
    }

    @Test
    void aBatchCreatedClosedAndReopenedInOneUnitOfWorkIsOpen() {
        projected.together(story.created(), story.closed(CloseReason.MANUAL), story.reopened());

        assertThat(projected.find(story).batch())
                .extracting(BatchState::isClosed, BatchState::closedAt, BatchState::version)
                .containsExactly(false, null, 2L);
    }

    @Test
    void aBatchCreatedAlreadyClosedIsClosed() {
        projected.together(story.created(), story.closed(CloseReason.MANUAL));

        assertThat(projected.find(story).batch())
                .extracting(BatchState::isClosed, BatchState::closeReason, BatchState::closedAt)
                .containsExactly(true, CloseReason.MANUAL, story.now());
    }

    @Test
    void eventsOfSeveralBatchesMixedInOneUnitOfWorkGoToTheirBatches() {
        var other = new Story(33333).in("RC-002", "Линия 2");

        projected.together(
                story.created(),
                other.created(),
                other.registered("X"),
                story.registered("A", "B"),
                other.aggregated("X"),
                story.closed(CloseReason.MANUAL));

        assertThat(projected.find(story).batch())
                .extracting(BatchState::totalProducts, BatchState::aggregatedProducts, BatchState::isClosed)
                .containsExactly(2, 0, true);
        assertThat(projected.find(other).batch())
                .extracting(BatchState::totalProducts, BatchState::aggregatedProducts, BatchState::isClosed)
                .containsExactly(1, 1, false);
        assertThat(projected.find(other).products()).containsExactly(ProductView.of("X", other.now()));
    }

    @Test
    void anEventThatCannotBeAppliedFailsItsUnitOfWorkAndNothingOfItStays() {
        var orphan = new Story(33333);

        assertThatThrownBy(() -> projected.together(story.created(), orphan.registered("A")))
                .hasMessageContaining("begins with BatchCreated");

        assertThat(projected.rows().values())
                .allSatisfy(rows -> assertThat(rows).isEmpty());
    }

    @Test
    void aBatchThatNeverWasIsNotFound() {
        assertThat(projected.queries.findBatch(story.id)).isEmpty();
    }
}
