package dev.smena.command.batch;

import dev.smena.events.BatchId;
import dev.smena.events.BatchState;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Enters batches in the transaction of the command at hand. */
public interface NewBatches {

    /** Which of these exist. */
    Set<BatchId> existing(Collection<BatchId> ids);

    /** @param commands no two of the same batch, none of one that exists */
    Map<BatchId, BatchState> create(Collection<CreateBatch> commands) throws Exception;
}
