package dev.smena.command.batch;

import dev.smena.events.BatchChanges;
import dev.smena.events.BatchId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Edit a batch, and close or reopen it with the same stroke.
 *
 * @param closed whether it shall be closed afterwards; null leaves it as it is
 */
public record UpdateBatch(
        @TargetAggregateIdentifier BatchId batchId,
        BatchChanges changes,
        @Nullable Boolean closed,
        ExpectedVersion expected) {}
