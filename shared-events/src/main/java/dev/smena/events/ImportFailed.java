package dev.smena.events;

import java.time.Instant;

/** An import was given up; what it has created stays. {@code error} says why in words a user can act on. */
@StoredAs(name = "ImportFailed")
public record ImportFailed(TaskId taskId, String error, Instant failedAt) implements ImportEvent {}
