package dev.smena.command.maintenance;

import dev.smena.events.TaskId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Give it up; nothing happens if the task has ended. */
record FailMaintenance(@TargetAggregateIdentifier TaskId taskId, String error) {}
