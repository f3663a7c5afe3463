package dev.smena.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.events.BatchId;
import dev.smena.query.analytics.BatchStatistics.ProductionStats;
import dev.smena.query.analytics.BatchStatistics.TeamPerformance;
import dev.smena.query.analytics.BatchStatistics.Timeline;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A shift of twelve hours, from 8 to 20 o'clock. */
class BatchFiguresTest {

    private static final Instant START = at("08:00:00");
    private static final Instant END = at("20:00:00");

    @Test
    void ofABatchUnderWayAreItsPaceItsEndAndHowMuchOfThePlanWasMet() {
        BatchStatistics shown = statistics(1_000, 600, null, at("17:00:00"));

        assertThat(shown.batchInfo().isClosed()).isFalse();
        assertThat(shown.productionStats()).isEqualTo(new ProductionStats(1_000, 600, 400, new BigDecimal("60.00")));
        assertThat(shown.timeline()).isEqualTo(timeline("9.00", "66.67", at("23:00:00")));
        assertThat(shown.teamPerformance()).isEqualTo(team("66.67", "80.00"));
    }

    @Test
    void ofABatchAheadOfThePlanTheScoreIsAHundred() {
        assertThat(score(statistics(1_000, 900, null, at("14:00:00")))).isEqualTo("100.00");
    }

    @Test
    void ofABatchWithoutProductsThereIsNothingToTell() {
        BatchStatistics shown = statistics(0, 0, null, at("14:00:00"));

        assertThat(shown.productionStats()).isEqualTo(new ProductionStats(0, 0, 0, new BigDecimal("0.00")));
        assertThat(shown.timeline()).isEqualTo(timeline("6.00", "0.00", null));
        assertThat(shown.teamPerformance()).isEqualTo(team("0.00", "0.00"));
    }

    @ParameterizedTest
    @CsvSource({"07:59:59, 0", "07:59:59, 10", "08:00:00, 0", "08:00:00, 10"})
    void untilTimeHasPassedInTheShiftThereIsNoPace(String now, int aggregated) {
        BatchStatistics shown = statistics(100, aggregated, null, at(now));

        assertThat(shown.timeline()).isEqualTo(timeline("0.00", "0.00", null));
        assertThat(shown.teamPerformance()).isEqualTo(team("0.00", "0.00"));
    }

    @Test
    void whileNothingIsAggregatedThereIsNoEnd() {
        assertThat(statistics(100, 0, null, at("14:00:00")).timeline()).isEqualTo(timeline("6.00", "0.00", null));
    }

    @Test
    void whenAllIsAggregatedNoEndIsEstimated() {
        assertThat(statistics(100, 100, null, at("14:00:00")).timeline()).isEqualTo(timeline("6.00", "16.67", null));
    }

    @Test
    void aBatchClosedEarlyIsMeasuredByTheTimeItHad() {
        BatchStatistics shown = statistics(1_000, 400, at("14:00:00"), at("23:00:00"));

        assertThat(shown.batchInfo().isClosed()).isTrue();
        assertThat(shown.timeline()).isEqualTo(timeline("6.00", "66.67", null));
        assertThat(shown.teamPerformance()).isEqualTo(team("66.67", "80.00"));
    }

    @Test
    void aBatchClosedBeforeItsShiftHadNoTime() {
        assertThat(statistics(100, 100, at("07:00:00"), at("23:00:00")).timeline())
                .isEqualTo(timeline("0.00", "0.00", null));
    }

    @ParameterizedTest
    @CsvSource({"20:00:00, ''", "23:30:00, ''", "23:30:00, 20:00:00", "23:30:00, 23:00:00"})
    void onceTheShiftIsOverItsWholeLengthCountsHoweverLateTheBatchIsClosed(String now, String closedAt) {
        BatchStatistics shown = statistics(1_000, 600, closedAt.isEmpty() ? null : at(closedAt), at(now));

        assertThat(shown.timeline().elapsedHours()).isEqualTo("12.00");
        assertThat(shown.timeline().productsPerHour()).isEqualTo("50.00");
        assertThat(score(shown)).isEqualTo("60.00");
    }

    @Test
    void whatIsLeftAfterTheShiftIsEstimatedByItsPaceFromNowOn() {
        assertThat(statistics(1_000, 600, null, at("21:00:00")).timeline().estimatedCompletion())
                .isEqualTo(at("21:00:00").plusSeconds(8 * 3_600));
    }

    @Test
    void anEndIsEstimatedToTheSecondThatIsEnough() {
        assertThat(statistics(7, 3, null, at("09:00:00.25")).timeline().estimatedCompletion())
                .isEqualTo(at("10:20:01"));
    }

    @Test
    void anEndThatNobodyWillLiveToSeeIsNotEstimated() {
        assertThat(statistics(Integer.MAX_VALUE, 1, null, END).timeline().estimatedCompletion())
                .isNull();
    }

    @Test
    void theFirstMicrosecondGivesAnEnormousPaceButAFigure() {
        BatchStatistics shown = statistics(Integer.MAX_VALUE, 1_000_000, null, START.plusNanos(1_000));

        assertThat(shown.timeline().productsPerHour()).isEqualByComparingTo("3600000000000000");
        assertThat(shown.timeline().elapsedHours()).isEqualTo("0.00");
        assertThat(score(shown)).isEqualTo("100.00");
    }

    private static BatchStatistics statistics(int total, int aggregated, @Nullable Instant closedAt, Instant now) {
        var id = BatchId.of(1, LocalDate.EPOCH);
        return BatchStatistics.of(
                new BatchFigures(id, 1, LocalDate.EPOCH, closedAt, "Бригада № 6", START, END, total, aggregated), now);
    }

    private static Timeline timeline(String elapsed, String pace, @Nullable Instant end) {
        return new Timeline(new BigDecimal("12.00"), new BigDecimal(elapsed), new BigDecimal(pace), end);
    }

    private static TeamPerformance team(String pace, String score) {
        return new TeamPerformance("Бригада № 6", new BigDecimal(pace), new BigDecimal(score));
    }

    private static String score(BatchStatistics shown) {
        return shown.teamPerformance().efficiencyScore().toString();
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-09T" + time + "Z");
    }
}
