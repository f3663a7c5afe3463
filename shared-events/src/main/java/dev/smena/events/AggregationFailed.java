package dev.smena.events;

import java.time.Instant;

/** An aggregation was given up; what it has aggregated stays so. {@code error} says why in words a user can act on. */
@StoredAs(name = "AggregationFailed")
public record AggregationFailed(TaskId taskId, String error, Instant failedAt) implements AggregationEvent {}
