package dev.smena.command.batch;

import dev.smena.events.BatchId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Close a batch that was left open, if its {@link ClosingTime} has come. */
record CloseIfDue(@TargetAggregateIdentifier BatchId batchId) {}
