package dev.smena.command.maintenance;

import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Rebuild or check something; refused while the same is being done already. */
record RequestMaintenance(@TargetAggregateIdentifier TaskId taskId, TaskKind kind, String subject) {}
