package dev.smena.events;

import java.time.Instant;

/** An export lies in the object store. */
@StoredAs(name = "ExportCompleted")
public record ExportCompleted(TaskId taskId, StoredFile file, long totalBatches, Instant completedAt)
        implements ExportEvent {}
