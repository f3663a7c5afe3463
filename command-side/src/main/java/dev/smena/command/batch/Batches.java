package dev.smena.command.batch;

import dev.smena.command.Refusal;
import dev.smena.command.registry.ProductRegistry;
import dev.smena.events.BatchId;
import dev.smena.events.BatchState;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Batches as command handlers other than their own reach them: in the transaction of the command at hand. */
@Component
public class Batches implements NewBatches {

    private final Repository<Batch> repository;
    private final ExistingBatches existing;
    private final ProductRegistry registry;
    private final Clock clock;

    Batches(Repository<Batch> repository, ExistingBatches existing, ProductRegistry registry, Clock clock) {
        this.repository = repository;
        this.existing = existing;
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public Set<BatchId> existing(Collection<BatchId> ids) {
        return existing.among(ids);
    }

    /** In the order of their ids, so that two who do wait for each other instead of deadlocking. */
    @Override
    public Map<BatchId, BatchState> create(Collection<CreateBatch> commands) throws Exception {
        Map<BatchId, BatchState> created = new HashMap<>();
        for (CreateBatch one : commands.stream()
                .sorted(Comparator.comparing(command -> command.batchId().value()))
                .toList()) {
            repository.newInstance(
                    Batch::new, batch -> created.put(one.batchId(), batch.invoke(root -> root.handle(one, clock))));
        }
        return created;
    }

    /** Refused if the batch is closed or there is none. */
    public void requireOpen(BatchId id) {
        requireOpen(id, ExpectedVersion.ANY);
    }

    /** Refused if the batch is closed, at another version, or there is none. */
    public void requireOpen(BatchId id, ExpectedVersion expected) {
        load(id).execute(batch -> batch.requireOpen(expected));
    }

    /** Refused as a whole if the batch is closed or there is none. */
    public CodesOutcome aggregate(BatchId id, List<String> codes) {
        return load(id).invoke(
                        batch -> batch.handle(new AggregateProducts(id, codes, ExpectedVersion.ANY), registry, clock));
    }

    /** Closes it if its time has come. @return when that will be; empty if it has come, or the batch is closed */
    public Optional<Instant> closeIfDue(BatchId id) {
        return load(id).invoke(batch -> batch.handle(new CloseIfDue(id), clock));
    }

    private Aggregate<Batch> load(BatchId id) {
        try {
            return repository.load(id.toString());
        } catch (AggregateNotFoundException e) {
            throw Refusal.batchNotFound(id.toString());
        }
    }
}
