package dev.smena.events;

import java.time.Instant;

/** A closed batch takes changes again. */
@StoredAs(name = "BatchReopened")
public record BatchReopened(BatchId batchId, Instant reopenedAt) implements BatchEvent {}
