package dev.smena.command.aggregation;

import dev.smena.events.TaskId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Give an aggregation up. @param why the beginning of a sentence that goes on with how far it had come */
record FailAggregation(@TargetAggregateIdentifier TaskId taskId, String why) {}
