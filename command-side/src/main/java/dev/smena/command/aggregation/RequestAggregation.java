package dev.smena.command.aggregation;

import dev.smena.command.batch.ExpectedVersion;
import dev.smena.events.BatchId;
import dev.smena.events.TaskId;
import java.util.List;

/** Have up to 100,000 codes of an open batch aggregated as task {@code taskId}. */
record RequestAggregation(TaskId taskId, BatchId batchId, List<String> codes, ExpectedVersion expected) {}
