package dev.smena.events;

import java.time.Instant;

/** Somebody wants a report of a batch as a file. */
@StoredAs(name = "ReportRequested")
public record ReportRequested(TaskId taskId, BatchId batchId, ReportFormat format, Instant requestedAt)
        implements ReportEvent {}
