package dev.smena.query.batch;

import dev.smena.events.BatchEvent;
import dev.smena.events.BatchId;
import dev.smena.events.BatchState;
import dev.smena.query.Gathering;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;

/**
 * Keeps batches, their products and the work centers. They are read together, so they are written together: a batch of
 * events is collected, folded in memory and written with a handful of statements just before its transaction, which
 * also holds the processor's token, commits. An event a row has seen already is passed over.
 */
@Component
@ProcessingGroup(BatchProjection.GROUP)
class BatchProjection {

    static final String GROUP = "batch";

    private final BatchRows batches;
    private final ProductRows products;
    private final WorkCenterRows workCenters;
    private final Gathering<Fact> facts = new Gathering<>(BatchProjection.class, this::write);

    BatchProjection(BatchRows batches, ProductRows products, WorkCenterRows workCenters) {
        this.batches = batches;
        this.products = products;
        this.workCenters = workCenters;
    }

    private record Fact(BatchEvent event, long sequence) {}

    @EventHandler
    void on(BatchEvent event, @SequenceNumber long sequence) {
        facts.add(new Fact(event, sequence));
    }

    private void write(List<Fact> gathered) {
        Map<BatchId, BatchState> states = new HashMap<>(batches.load(
                gathered.stream().map(fact -> fact.event().batchId()).collect(Collectors.toSet())));
        var changed = new LinkedHashMap<BatchId, BatchState>();
        var created = new ArrayList<BatchState>();
        var changedProducts = new ProductChanges();
        for (Fact fact : gathered) {
            BatchState before = states.get(fact.event().batchId());
            if (before == null || fact.sequence() > before.version()) {
                BatchState after = BatchState.after(before, fact.event());
                states.put(after.id(), after);
                changed.put(after.id(), after);
                changedProducts.add(fact.event());
                if (before == null) {
                    created.add(after);
                }
            }
        }
        workCenters.save(created);
        batches.save(changed.values());
        products.save(changedProducts);
    }
}
