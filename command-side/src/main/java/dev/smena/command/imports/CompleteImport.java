package dev.smena.command.imports;

import dev.smena.events.StoredFile;
import dev.smena.events.TaskId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * All rows have been dealt with; nothing happens if the task has ended.
 *
 * @param errors a file that names every skipped row, if there are any
 */
record CompleteImport(
        @TargetAggregateIdentifier TaskId taskId, @Nullable StoredFile errors) {}
