package dev.smena.query.analytics;

import dev.smena.events.BatchClosed;
import dev.smena.events.BatchCreated;
import dev.smena.events.BatchEvent;
import dev.smena.events.BatchReopened;
import dev.smena.events.BatchUpdated;
import dev.smena.events.ProductsAggregated;
import dev.smena.events.ProductsDisaggregated;
import dev.smena.events.ProductsRegistered;

/**
 * How much happened on a day; as a difference it may be negative.
 *
 * @param closed how many batches were closed that day and have not been reopened since
 */
record DayTally(long created, long closed, long added, long aggregated, long disaggregated) {

    static final DayTally NONE = new DayTally(0, 0, 0, 0, 0);

    /** What the event adds to the day it tells of: its own, or for a reopened batch the day it had been closed on. */
    static DayTally of(BatchEvent event) {
        return switch (event) {
            case BatchCreated e -> new DayTally(1, 0, 0, 0, 0);
            case BatchUpdated e -> NONE;
            case BatchClosed e -> new DayTally(0, 1, 0, 0, 0);
            case BatchReopened e -> new DayTally(0, -1, 0, 0, 0);
            case ProductsRegistered e -> new DayTally(0, 0, e.codes().size(), 0, 0);
            case ProductsAggregated e -> new DayTally(0, 0, 0, e.codes().size(), 0);
            case ProductsDisaggregated e -> new DayTally(0, 0, 0, 0, e.codes().size());
        };
    }

    DayTally plus(DayTally more) {
        return new DayTally(
                created + more.created,
                closed + more.closed,
                added + more.added,
                aggregated + more.aggregated,
                disaggregated + more.disaggregated);
    }
}
