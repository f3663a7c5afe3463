package dev.smena.command.imports;

import dev.smena.command.batch.CreateBatch;
import dev.smena.command.batch.NewBatches;
import dev.smena.events.BatchId;
import dev.smena.events.BatchState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The batches of one test; a batch that exists cannot be created. */
final class InMemoryBatches implements NewBatches {

    final Set<BatchId> there = new HashSet<>();
    final List<Integer> createdAtATime = new ArrayList<>();

    /** After how many times creation fails. */
    int failsAfter = Integer.MAX_VALUE;

    @Override
    public Set<BatchId> existing(Collection<BatchId> ids) {
        var existing = new HashSet<>(ids);
        existing.retainAll(there);
        return existing;
    }

    @Override
    public Map<BatchId, BatchState> create(Collection<CreateBatch> commands) {
        if (createdAtATime.size() == failsAfter) {
            throw new IllegalStateException("no connection");
        }
        createdAtATime.add(commands.size());
        commands.forEach(command -> {
            if (!there.add(command.batchId())) {
                throw new IllegalStateException("exists: " + command);
            }
        });
        return Map.of();
    }
}
