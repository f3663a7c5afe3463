package dev.smena.events;

import java.time.Instant;
import java.util.List;

/**
 * A chunk has been aggregated, in the same transaction.
 *
 * @param current how many of the request's codes have been dealt with, with this chunk
 * @param aggregated how many of those were aggregated
 * @param refused the codes of this chunk that were not
 */
@StoredAs(name = "AggregationProgressed")
public record AggregationProgressed(
        TaskId taskId, int chunk, int current, int aggregated, List<RefusedCode> refused, Instant progressedAt)
        implements AggregationEvent {}
