package dev.smena.events;

import java.time.Instant;

/** A report was given up. {@code error} says why in words a user can act on. */
@StoredAs(name = "ReportFailed")
public record ReportFailed(TaskId taskId, String error, Instant failedAt) implements ReportEvent {}
