package dev.smena.events;

import java.time.Instant;

/** {@code current} of {@code total} events have been gone through. */
@StoredAs(name = "MaintenanceProgressed")
public record MaintenanceProgressed(TaskId taskId, long current, long total, Instant progressedAt)
        implements MaintenanceEvent {}
