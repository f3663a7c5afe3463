package dev.smena.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.events.CloseReason;
import dev.smena.query.analytics.Dashboard.Today;
import dev.smena.query.batch.Story;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens counts on the day of the production time zone on which it happens. */
class DaysTest {

    @ParameterizedTest
    @CsvSource({
        // 24 hours
        "Asia/Yekaterinburg, 2026-11-08T19:00:00Z, 2026-11-09T19:00:00Z",
        "Asia/Kathmandu, 2026-11-08T18:15:00Z, 2026-11-09T18:15:00Z",
        // 25 hours and 23, of which 02:00 to 03:00 are there twice or not at all
        "Europe/Berlin, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
        "Europe/Berlin, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
        // a day that has no midnight, and one half an hour longer than others
        "America/Santiago, 2026-09-06T04:00:00Z, 2026-09-07T03:00:00Z",
        "Australia/Lord_Howe, 2026-04-04T13:00:00Z, 2026-04-05T13:30:00Z"
    })
    void aDayIsWhatTheClocksOnTheWallSay(String zone, Instant begin, Instant end) {
        var projected = new ProjectedAnalytics(zone);
        var batch = new Story(1).from(begin.minusMillis(1_500));
        var atTheEnd = new Story(2).from(end.minusNanos(1_000));
        var later = new Story(3).from(end);

        projected.together(
                batch.created(), batch.registered("the day before"), batch.registered("A", "B"), batch.aggregated("A"));
        projected.together(atTheEnd.created(), later.created());

        assertThat(projected.dashboard(begin.minusNanos(1_000)).today()).isEqualTo(new Today(1, 0, 1, 0));
        assertThat(projected.dashboard(begin).today()).isEqualTo(new Today(1, 0, 2, 1));
        assertThat(projected.dashboard(end.minusNanos(1_000)).today()).isEqualTo(new Today(1, 0, 2, 1));
        assertThat(projected.dashboard(end).today()).isEqualTo(new Today(1, 0, 0, 0));
    }

    private static final Instant YESTERDAY = Instant.parse("2026-11-09T10:00:00Z");
    private static final Instant TODAY = Instant.parse("2026-11-10T10:00:00Z");

    private final ProjectedAnalytics projected = new ProjectedAnalytics();
    private final Story batch = new Story(1).from(YESTERDAY);

    @Test
    void aBatchClosedYesterdayAndReopenedTodayWasClosedOnNeitherDay() {
        projected.oneByOne(batch.created(), batch.closed(CloseReason.MANUAL));
        assertThat(projected.dashboard(YESTERDAY).today().batchesClosed()).isEqualTo(1);

        projected.together(batch.from(TODAY).reopened());

        assertThat(projected.dashboard(YESTERDAY).today().batchesClosed()).isZero();
        assertThat(projected.dashboard(TODAY).today().batchesClosed()).isZero();
    }

    @Test
    void aBatchClosedAgainTodayWasClosedToday() {
        projected.oneByOne(batch.created(), batch.closed(CloseReason.MANUAL));

        projected.together(batch.from(TODAY).reopened(), batch.closed(CloseReason.AUTO));

        assertThat(projected.dashboard(YESTERDAY).today().batchesClosed()).isZero();
        assertThat(projected.dashboard(TODAY).today().batchesClosed()).isEqualTo(1);
    }

    @Test
    void whatIsDisaggregatedTodayIsTakenFromWhatIsAggregatedTodayButNoDayIsBelowZero() {
        projected.oneByOne(batch.created(), batch.registered("A", "B", "C", "D"), batch.aggregated("A", "B"));

        projected.together(batch.from(TODAY).disaggregated("A", "B"), batch.aggregated("C"));

        assertThat(projected.dashboard(YESTERDAY).today().productsAggregated()).isEqualTo(2);
        assertThat(projected.dashboard(TODAY).today().productsAggregated()).isZero();
        projected.together(batch.aggregated("A", "B"));
        assertThat(projected.dashboard(TODAY).today().productsAggregated()).isEqualTo(1);
    }
}
