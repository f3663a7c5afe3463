package dev.smena.events;

import java.time.Instant;

/** A report lies in the object store. */
@StoredAs(name = "ReportGenerated")
public record ReportGenerated(TaskId taskId, BatchId batchId, ReportFormat format, StoredFile file, Instant generatedAt)
        implements ReportEvent {}
