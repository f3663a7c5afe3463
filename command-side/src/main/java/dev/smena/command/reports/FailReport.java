package dev.smena.command.reports;

import dev.smena.events.TaskId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Give a report up; nothing happens if the task has ended. */
record FailReport(@TargetAggregateIdentifier TaskId taskId, String error) {}
