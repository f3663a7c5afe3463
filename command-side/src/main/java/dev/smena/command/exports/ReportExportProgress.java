package dev.smena.command.exports;

import dev.smena.events.TaskId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** So many of the batches have been written; nothing happens if the task has ended. */
record ReportExportProgress(@TargetAggregateIdentifier TaskId taskId, long current, long total) {}
