package dev.smena.events;

import java.time.Instant;

/** A rebuild or a check was given up. {@code error} says why in words an administrator can act on. */
@StoredAs(name = "MaintenanceFailed")
public record MaintenanceFailed(TaskId taskId, String error, Instant failedAt) implements MaintenanceEvent {}
