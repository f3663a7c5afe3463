package dev.smena.events;

import java.time.Instant;

/** An export was given up. {@code error} says why in words a user can act on. */
@StoredAs(name = "ExportFailed")
public record ExportFailed(TaskId taskId, String error, Instant failedAt) implements ExportEvent {}
