package dev.smena.command.batch;

import dev.smena.events.BatchId;
import dev.smena.events.CloseReason;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Close a batch; nothing happens if it is closed already. */
record CloseBatch(@TargetAggregateIdentifier BatchId batchId, CloseReason reason, ExpectedVersion expected) {}
