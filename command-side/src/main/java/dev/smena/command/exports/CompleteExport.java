package dev.smena.command.exports;

import dev.smena.events.StoredFile;
import dev.smena.events.TaskId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The export lies in the object store; nothing happens if the task has ended. */
record CompleteExport(@TargetAggregateIdentifier TaskId taskId, StoredFile file, long totalBatches) {}
