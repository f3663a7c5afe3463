package dev.smena.query.reports;

import dev.smena.query.reports.Report.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** A shift cut into at most 24 intervals of a length that people use, of which the last may end after the shift. */
record ShiftIntervals(Instant from, Duration length, int count) {

    private static final int MOST = 24;
    private static final long DAY = 24 * 60;
    private static final long[] MINUTES = {5, 10, 15, 30, 60, 120, 180, 240, 360, 720, DAY};

    static ShiftIntervals of(Instant start, Instant end) {
        long minutes = Math.max(1, upwards(Duration.between(start, end).toMillis(), 60_000));
        long length = LongStream.of(MINUTES)
                .filter(one -> one * MOST >= minutes)
                .findFirst()
                .orElseGet(() -> upwards(minutes, MOST * DAY) * DAY);
        return new ShiftIntervals(start, Duration.ofMinutes(length), (int) upwards(minutes, length));
    }

    Instant to() {
        return from.plus(length.multipliedBy(count));
    }

    /** @param aggregated numbers by interval, from 1; 0 is before the first and {@code count + 1} after the last */
    List<Interval> filled(Map<Integer, Integer> aggregated, ZoneId zone) {
        boolean oneDay = length.multipliedBy(count).toMinutes() <= DAY;
        var label =
                DateTimeFormatter.ofPattern(oneDay ? "HH:mm" : "dd.MM HH:mm").withZone(zone);
        var intervals = new ArrayList<Interval>();
        for (int i = 0; i <= count + 1; i++) {
            boolean outside = i == 0 || i > count;
            int products = aggregated.getOrDefault(i, 0);
            if (!outside) {
                Instant begin = from.plus(length.multipliedBy(i - 1));
                intervals.add(new Interval(label.format(begin), products, false));
            } else if (products > 0) {
                intervals.add(new Interval(i == 0 ? "до" : "после", products, true));
            }
        }
        return intervals;
    }

    private static long upwards(long dividend, long divisor) {
        return Math.ceilDiv(dividend, divisor);
    }
}
