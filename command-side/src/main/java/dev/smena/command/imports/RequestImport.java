package dev.smena.command.imports;

import dev.smena.events.StoredFile;
import dev.smena.events.TaskId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Enter the batches of a file that lies in the object store; refused while too many files wait. */
record RequestImport(@TargetAggregateIdentifier TaskId taskId, StoredFile file) {}
