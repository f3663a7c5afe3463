package dev.smena.command.reports;

import dev.smena.events.StoredFile;
import dev.smena.events.TaskId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The report lies in the object store; nothing happens if the task has ended. */
record CompleteReport(@TargetAggregateIdentifier TaskId taskId, StoredFile file) {}
