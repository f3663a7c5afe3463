package dev.smena.events;

import java.time.Instant;

/** Fields of an open batch were edited. */
@StoredAs(name = "BatchUpdated")
public record BatchUpdated(BatchId batchId, BatchChanges changes, Instant updatedAt) implements BatchEvent {}
