package dev.smena.events;

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
}
