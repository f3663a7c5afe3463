package dev.smena.command.maintenance;

import dev.smena.events.TaskId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** All is done; nothing happens if the task has ended. */
record CompleteMaintenance(@TargetAggregateIdentifier TaskId taskId, Findings findings) {}
