package dev.smena.events;

/** What can happen to an asynchronous aggregation. */
public sealed interface AggregationEvent extends TaskEvent
        permits AggregationRequested,
                AggregationChunkQueued,
                AggregationProgressed,
                AggregationCompleted,
                AggregationFailed {}
