package dev.smena.query.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.query.reports.Report.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a shift is cut for the chart. */
class ShiftIntervalsTest {

    private static final Instant START = Instant.parse("2026-11-09T03:15:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT0.001S, PT5M, 1",
        "PT2H, PT5M, 24",
        "PT2H1M, PT10M, 13",
        "PT8H, PT30M, 16",
        "PT12H, PT30M, 24",
        "PT24H, PT1H, 24",
        "P24D, PT24H, 24",
        "P25D, PT48H, 13",
        "P3650D, P153D, 24"
    })
    void ithasAtMost24IntervalsWhichCoverIt(Duration shift, Duration length, int count) {
        var intervals = ShiftIntervals.of(START, START.plus(shift));

        assertThat(intervals).isEqualTo(new ShiftIntervals(START, length, count));
        assertThat(intervals.to()).isAfterOrEqualTo(START.plus(shift));
    }

    @Test
    void whatLiesOutsideTheShiftIsShownOnlyIfThereIsAny() {
        var intervals = new ShiftIntervals(START, Duration.ofHours(6), 2);

        assertThat(intervals.filled(Map.of(2, 7), ZoneOffset.UTC))
                .containsExactly(new Interval("03:15", 0, false), new Interval("09:15", 7, false));
        assertThat(intervals.filled(Map.of(0, 1, 1, 2, 3, 4), ZoneOffset.ofHours(5)))
                .containsExactly(
                        new Interval("до", 1, true),
                        new Interval("08:15", 2, false),
                        new Interval("14:15", 0, false),
                        new Interval("после", 4, true));
    }

    @Test
    void aShiftOfDaysIsLabelledWithTheDay() {
        var intervals = new ShiftIntervals(START, Duration.ofHours(16), 2);

        assertThat(intervals.filled(Map.of(), ZoneOffset.UTC))
                .extracting(Interval::label)
                .containsExactly("09.11 03:15", "09.11 19:15");
    }
}
