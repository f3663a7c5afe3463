package dev.smena.events;

import java.time.Instant;

/** A spreadsheet lies in the object store and its shift tasks are to be entered. */
@StoredAs(name = "ImportRequested")
public record ImportRequested(TaskId taskId, StoredFile file, Instant requestedAt) implements ImportEvent {}
