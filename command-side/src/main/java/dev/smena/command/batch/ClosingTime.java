package dev.smena.command.batch;

import dev.smena.events.BatchClosed;
import dev.smena.events.BatchCreated;
import dev.smena.events.BatchEvent;
import dev.smena.events.BatchReopened;
import dev.smena.events.BatchUpdated;
import dev.smena.events.ProductsAggregated;
import dev.smena.events.ProductsDisaggregated;
import dev.smena.events.ProductsRegistered;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When a batch that was left open is closed: at 01:00. Each day has one 01:00, by the rules of {@code java.time}: where the
 * clock skips it, the moment after the gap; where it comes twice, the earlier.
 */
public final class ClosingTime {

    private static final LocalTime HOUR = LocalTime.of(1, 0);

    private ClosingTime() {}

    /** The first that is after both, in the production time zone. @param set since when the shift ends then, or the batch is open */
    public static Instant after(Instant shiftEnd, Instant set, ZoneId zone) {
        Instant moment = shiftEnd.isAfter(set) ? shiftEnd : set;
        LocalDate day = LocalDate.ofInstant(moment, zone);
        Instant sameDay = at(day, zone);
        return sameDay.isAfter(moment) ? sameDay : at(day.plusDays(1), zone);
    }

    /** When it was set, after this event. @param before it; anything before a batch's first event */
    static Instant setAfter(BatchEvent event, Instant before) {
        return switch (event) {
            case BatchCreated e -> e.createdAt();
            case BatchReopened e -> e.reopenedAt();
            case BatchUpdated e -> e.changes().shiftEnd() == null ? before : e.updatedAt();
            case BatchClosed e -> before;
            case ProductsRegistered e -> before;
            case ProductsAggregated e -> before;
            case ProductsDisaggregated e -> before;
        };
    }

    private static Instant at(LocalDate day, ZoneId zone) {
        return day.atTime(HOUR).atZone(zone).toInstant();
    }
}
