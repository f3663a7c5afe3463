package dev.smena.events;

import java.time.Instant;

/** Somebody wants {@code total} codes of a batch aggregated; they follow in chunks. */
@StoredAs(name = "AggregationRequested")
public record AggregationRequested(TaskId taskId, BatchId batchId, int total, int chunks, Instant requestedAt)
        implements AggregationEvent {}
