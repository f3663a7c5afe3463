package dev.smena.command.imports;

import dev.smena.events.TaskId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Go no further with an import; nothing happens if the task has ended. If all rows have been dealt with, it has succeeded
 * all the same, only without the file that names those skipped.
 */
record GiveUpImport(@TargetAggregateIdentifier TaskId taskId, String error) {}
