package dev.smena.events;

import java.time.Instant;

/** An administrator wants something rebuilt or checked. {@code subject} is what, such as a projection's name. */
@StoredAs(name = "MaintenanceRequested")
public record MaintenanceRequested(TaskId taskId, TaskKind kind, String subject, Instant requestedAt)
        implements MaintenanceEvent {}
