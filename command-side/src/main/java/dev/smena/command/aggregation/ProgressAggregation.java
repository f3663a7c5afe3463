package dev.smena.command.aggregation;

import dev.smena.events.TaskId;

/** Aggregate one chunk, unless that has been done. Results in {@link AggregationProgress}. */
record ProgressAggregation(TaskId taskId, int chunk) {}
