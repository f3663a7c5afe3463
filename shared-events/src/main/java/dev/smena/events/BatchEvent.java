package dev.smena.events;

import java.time.Instant;

/** What can happen to a batch. Totals in an event are those after it. */
public sealed interface BatchEvent extends DomainEvent
        permits BatchCreated,
                BatchUpdated,
                BatchClosed,
                BatchReopened,
                ProductsRegistered,
                ProductsAggregated,
                ProductsDisaggregated {

    BatchId batchId();

    /** When it happened, by the clock of whoever decided it. */
    default Instant happenedAt() {
        return switch (this) {
            case BatchCreated e -> e.createdAt();
            case BatchUpdated e -> e.updatedAt();
            case BatchClosed e -> e.closedAt();
            case BatchReopened e -> e.reopenedAt();
            case ProductsRegistered e -> e.registeredAt();
            case ProductsAggregated e -> e.aggregatedAt();
            case ProductsDisaggregated e -> e.disaggregatedAt();
        };
    }
}
