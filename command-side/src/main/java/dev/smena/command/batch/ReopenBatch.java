package dev.smena.command.batch;

import dev.smena.events.BatchId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Reopen a closed batch; nothing happens if it is open. */
record ReopenBatch(@TargetAggregateIdentifier BatchId batchId, ExpectedVersion expected) {}
