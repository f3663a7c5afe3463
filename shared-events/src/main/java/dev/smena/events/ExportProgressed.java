package dev.smena.events;

import java.time.Instant;

/** {@code current} of {@code total} batches have been written. */
@StoredAs(name = "ExportProgressed")
public record ExportProgressed(TaskId taskId, long current, long total, Instant progressedAt) implements ExportEvent {}
