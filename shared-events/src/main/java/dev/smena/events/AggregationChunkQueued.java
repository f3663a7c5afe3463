package dev.smena.events;

import java.util.List;

/**
 * A part of the codes to aggregate.
 *
 * @param chunk from 0
 * @param codes each for the first time in the request
 * @param duplicates those of this part that the request has named before
 */
@StoredAs(name = "AggregationChunkQueued")
public record AggregationChunkQueued(TaskId taskId, int chunk, List<String> codes, List<String> duplicates)
        implements AggregationEvent {}
