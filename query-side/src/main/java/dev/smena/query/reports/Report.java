package dev.smena.query.reports;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * All of a report but its products.
 *
 * @param shift what was aggregated when, in order of time
 * @param zone of all times shown
 */
record Report(ReportedBatch batch, List<Interval> shift, Instant madeAt, ZoneId zone) {

    /**
     * @param label when it begins, or that it lies before or after the shift
     * @param isOutside whether it does
     */
    record Interval(String label, int aggregated, boolean isOutside) {}
}
