package dev.smena.command.reports;

import dev.smena.events.BatchId;
import dev.smena.events.ReportFormat;
import dev.smena.events.TaskId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Make a report of a batch that exists; refused while too many are being made. */
record RequestReport(@TargetAggregateIdentifier TaskId taskId, BatchId batchId, ReportFormat format) {}
