package dev.smena.query.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.query.batch.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Products are counted in the interval in which they were aggregated. */
class AggregatedInTheShiftTest {

    private static final Instant START = Instant.parse("2026-11-09T03:00:00Z");

    private final WrittenReports written = new WrittenReports();
    private final Story story = new Story(1);

    @Test
    void fromItsBeginToJustBeforeTheNext() {
        var intervals = new ShiftIntervals(START, Duration.ofMinutes(30), 2);
        written.happened(story.created(), story.registered("early", "first", "last", "second", "late", "never"));
        aggregated("early", START.minusNanos(1_000));
        aggregated("first", START);
        aggregated("last", START.plusSeconds(1_800).minusNanos(1_000));
        aggregated("second", START.plusSeconds(1_800));
        aggregated("late", START.plusSeconds(3_600));

        assertThat(new ReportQueries(written.jdbc).countAggregated(story.id, intervals))
                .isEqualTo(Map.of(0, 1, 1, 2, 2, 1, 3, 1));
    }

    private void aggregated(String code, Instant when) {
        var event = story.from(when.minusNanos(1_000_001_000)).aggregated(code);
        written.happened(event);
    }
}
