package dev.smena.command.exports;

import dev.smena.events.TaskId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Give an export up; nothing happens if the task has ended. */
record FailExport(@TargetAggregateIdentifier TaskId taskId, String error) {}
