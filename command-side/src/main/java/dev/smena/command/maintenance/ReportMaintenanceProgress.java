package dev.smena.command.maintenance;

import dev.smena.events.TaskId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** So many of the events have been gone through; nothing happens if the task has ended. */
record ReportMaintenanceProgress(@TargetAggregateIdentifier TaskId taskId, long current, long total) {}
