package dev.smena.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.events.BatchChanges;
import dev.smena.events.CloseReason;
import dev.smena.query.analytics.Dashboard.ShiftFigures;
import dev.smena.query.analytics.Dashboard.Summary;
import dev.smena.query.analytics.Dashboard.Today;
import dev.smena.query.analytics.Dashboard.WorkCenterFigures;
import dev.smena.query.batch.Numbered;
import dev.smena.query.batch.Story;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the dashboard shows after what happened. All of it happens on one day. */
class DashboardTest {

    private final ProjectedAnalytics projected = new ProjectedAnalytics();
    private final Story one = new Story(1);
    private final Story two = new Story(2).by("2 смена", "Бригада № 7").from(Story.BEGIN.plusSeconds(60));

    @Test
    void isAllZeroBeforeAnythingHappened() {
        assertThat(dashboard())
                .isEqualTo(new Dashboard(
                        new Summary(0, 0, 0, 0, 0, new BigDecimal("0.00")),
                        new Today(0, 0, 0, 0),
                        Map.of(),
                        List.of(),
                        Story.BEGIN));
    }

    @Test
    void countsBatchesAndProducts() {
        projected.together(
                one.created(),
                one.registered("A", "B", "C"),
                one.aggregated("A", "B"),
                two.created(),
                two.registered("D"),
                two.closed(CloseReason.AUTO));

        assertThat(dashboard().summary()).isEqualTo(new Summary(2, 1, 1, 4, 2, new BigDecimal("50.00")));
        assertThat(dashboard().today()).isEqualTo(new Today(2, 1, 4, 2));
        assertThat(dashboard().byShift())
                .isEqualTo(Map.of("1 смена", new ShiftFigures(1, 3, 2), "2 смена", new ShiftFigures(1, 1, 0)));
        assertThat(dashboard().topWorkCenters())
                .containsExactly(new WorkCenterFigures("RC-001", "Линия «Саше-1»", 2, 4, new BigDecimal("50.00")));
    }

    @Test
    void tellsWhenItsFiguresWereRead() {
        assertThat(projected.dashboard(Story.BEGIN.plusSeconds(5)).cachedAt()).isEqualTo(Story.BEGIN.plusSeconds(5));
    }

    @Test
    void aBatchReopenedIsActiveAndWasNotClosedToday() {
        projected.oneByOne(one.created(), one.closed(CloseReason.MANUAL), one.reopened());

        assertThat(dashboard().summary()).isEqualTo(new Summary(1, 1, 0, 0, 0, new BigDecimal("0.00")));
        assertThat(dashboard().today().batchesClosed()).isZero();
    }

    @Test
    void aBatchClosedTwiceCountsOnce() {
        projected.oneByOne(
                one.created(), one.closed(CloseReason.MANUAL), one.reopened(), one.closed(CloseReason.MANUAL));

        assertThat(dashboard().summary().closedBatches()).isEqualTo(1);
        assertThat(dashboard().today().batchesClosed()).isEqualTo(1);
    }

    @Test
    void aProductAggregatedDisaggregatedAndAggregatedAgainCountsOnce() {
        projected.oneByOne(
                one.created(),
                one.registered("A", "B"),
                one.aggregated("A", "B"),
                one.disaggregated("A"),
                one.aggregated("A"),
                one.disaggregated("B"));

        assertThat(dashboard().summary().aggregatedProducts()).isEqualTo(1);
        assertThat(dashboard().today().productsAggregated()).isEqualTo(1);
    }

    @Test
    void aBatchTakesItsProductsAlongIntoAnotherShiftAndAnEmptyShiftIsGone() {
        projected.oneByOne(one.created(), one.registered("A", "B"), one.aggregated("A"));

        projected.together(one.updated(shift("3 смена")), one.registered("C"));

        assertThat(dashboard().byShift()).isEqualTo(Map.of("3 смена", new ShiftFigures(1, 3, 1)));
        projected.together(one.updated(shift("1 смена")));
        assertThat(dashboard().byShift()).isEqualTo(Map.of("1 смена", new ShiftFigures(1, 3, 1)));
    }

    @Test
    void anEditThatLeavesTheShiftAloneChangesNoFigure() {
        projected.oneByOne(one.created(), one.registered("A"));
        Dashboard before = dashboard();

        projected.together(one.updated(new BatchChanges("Мойка", null, "Бригада № 9", null, null, null, null)));

        assertThat(dashboard()).isEqualTo(before);
    }

    @Test
    void aWorkCenterBearsTheNameThatTheBatchCreatedLastGaveIt() {
        var renaming = new Story(3).in("RC-001", "Новое имя").from(Story.BEGIN.plusSeconds(9));
        var earlier = new Story(4).in("RC-001", "Старое имя").from(Story.BEGIN.minusSeconds(9));

        projected.together(one.created());
        projected.together(renaming.created(), earlier.created());

        assertThat(dashboard().topWorkCenters())
                .containsExactly(new WorkCenterFigures("RC-001", "Новое имя", 3, 0, new BigDecimal("0.00")));
    }

    @Test
    void theFiveWorkCentersWithTheMostProductsThenTheMostBatchesThenTheFirstIdentifierAreShown() {
        var events = new ArrayList<Numbered>();
        String[] centers = {"RC-6", "RC-5", "RC-5", "RC-4", "RC-3", "RC-2", "RC-1"};
        for (int i = 0; i < centers.length; i++) {
            var batch = new Story(i + 1).in(centers[i], "Линия");
            events.add(batch.created());
            if (centers[i].equals("RC-6") || i == 1) {
                events.add(batch.registered("code " + i));
            }
            if (centers[i].equals("RC-2")) {
                events.add(batch.registered("many", "codes"));
            }
        }
        projected.together(events);

        assertThat(dashboard().topWorkCenters())
                .extracting(WorkCenterFigures::id)
                .containsExactly("RC-2", "RC-5", "RC-6", "RC-1", "RC-3");
    }

    @Test
    void ofMoreShiftsThanAnyPlantHasThoseWithTheMostBatchesAreShown() {
        int all = DashboardQueries.MOST_SHIFTS + 1;
        var events = new ArrayList<>(IntStream.range(0, all)
                .mapToObj(
                        i -> new Story(i + 1).by("смена %04d".formatted(i), "Б").created())
                .toList());
        String last = "смена %04d".formatted(all - 1);
        events.add(new Story(all + 1).by(last, "Б").created());
        projected.together(events);

        assertThat(dashboard().byShift())
                .hasSize(DashboardQueries.MOST_SHIFTS)
                .containsEntry(last, new ShiftFigures(2, 0, 0))
                .doesNotContainKey("смена %04d".formatted(all - 2));
        assertThat(dashboard().summary().totalBatches()).isEqualTo(all + 1);
    }

    private Dashboard dashboard() {
        return projected.dashboard(Story.BEGIN);
    }

    private static BatchChanges shift(String shift) {
        return new BatchChanges(null, shift, null, null, null, null, null);
    }
}
