package dev.smena.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All codes of a request have been dealt with.
 *
 * @param errors a file that names every refused code, if they are too many for an answer
 */
@StoredAs(name = "AggregationCompleted")
public record AggregationCompleted(
        TaskId taskId, int total, int aggregated, @Nullable StoredFile errors, Instant completedAt)
        implements AggregationEvent {}
