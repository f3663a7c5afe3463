package dev.smena.command.batch;

import dev.smena.command.InvalidField;
import dev.smena.command.ProblemCode;
import dev.smena.command.Refusal;
import dev.smena.command.registry.ProductRegistry;
import dev.smena.events.BatchId;
import dev.smena.events.BatchState;
import dev.smena.events.RefusedCode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Commands that concern many batches in one transaction. Batches are taken in the order of their ids, whatever the
 * order of the request, so that two such commands wait for each other instead of deadlocking. Those of many batches wait
 * with a database connection in hand, so only a few do at once, or the pool would have none left for those they wait
 * for.
 */
@Component
class BatchesHandler {

    private static final int AT_ONCE = 8;

    private final Semaphore turn = new Semaphore(AT_ONCE, true);
    private final Batches batches;
    private final Repository<Batch> repository;
    private final ProductRegistry registry;
    private final Clock clock;

    BatchesHandler(Batches batches, Repository<Batch> repository, ProductRegistry registry, Clock clock) {
        this.batches = batches;
        this.repository = repository;
        this.registry = registry;
        this.clock = clock;
    }

    @CommandHandler
    List<BatchState> handle(CreateBatches command) throws Exception {
        return command.batches().size() == 1 ? create(command) : inTurn(() -> create(command));
    }

    private List<BatchState> create(CreateBatches command) throws Exception {
        refuseDuplicates(command.batches());
        Map<BatchId, BatchState> created = batches.create(command.batches());
        return command.batches().stream().map(one -> created.get(one.batchId())).toList();
    }

    @CommandHandler
    List<CodesOutcome> handle(RegisterInBatches command) throws Exception {
        return inTurn(() -> register(command));
    }

    /** Locks all batches before any code: whoever waits for a code then holds up nobody who has it. */
    private List<CodesOutcome> register(RegisterInBatches command) {
        Instant now = clock.instant();
        Map<BatchId, CodesOutcome> outcomes = new HashMap<>();
        Map<RegisterProducts, Aggregate<Batch>> open = new LinkedHashMap<>();
        for (RegisterProducts part : command.parts().stream()
                .sorted(Comparator.comparing(part -> part.batchId().value()))
                .toList()) {
            try {
                Aggregate<Batch> batch = repository.load(part.batchId().toString());
                if (batch.invoke(Batch::isClosed)) {
                    outcomes.put(part.batchId(), CodesOutcome.allRefused(part.codes(), RefusedCode.BATCH_CLOSED, now));
                } else {
                    open.put(part, batch);
                }
            } catch (AggregateNotFoundException e) {
                outcomes.put(part.batchId(), CodesOutcome.allRefused(part.codes(), RefusedCode.BATCH_NOT_FOUND, now));
            }
        }
        outcomes.putAll(register(open, now));
        return command.parts().stream()
                .map(part -> outcomes.get(part.batchId()))
                .toList();
    }

    private Map<BatchId, CodesOutcome> register(Map<RegisterProducts, Aggregate<Batch>> parts, Instant now) {
        Map<String, BatchId> wanted = new HashMap<>();
        parts.keySet().forEach(part -> part.codes().forEach(code -> wanted.put(code, part.batchId())));
        Map<String, RefusedCode> refused = wanted.isEmpty() ? Map.of() : registry.register(wanted);
        Map<BatchId, CodesOutcome> outcomes = new HashMap<>();
        parts.forEach((part, batch) ->
                outcomes.put(part.batchId(), batch.invoke(root -> root.register(part, codes -> refused, now))));
        return outcomes;
    }

    private void refuseDuplicates(List<CreateBatch> commands) {
        Set<BatchId> taken =
                batches.existing(commands.stream().map(CreateBatch::batchId).toList());
        var seen = new HashSet<BatchId>();
        var duplicates = new ArrayList<InvalidField>();
        IntStream.range(0, commands.size()).forEach(i -> {
            CreateBatch one = commands.get(i);
            String which = "batch %d of %s ".formatted(one.batchNumber(), one.batchDate());
            if (!seen.add(one.batchId())) {
                duplicates.add(new InvalidField("/" + i, which + "stands in this request already"));
            } else if (taken.contains(one.batchId())) {
                duplicates.add(new InvalidField("/" + i, which + "exists already"));
            }
        });
        if (!duplicates.isEmpty()) {
            throw new Refusal(
                    ProblemCode.BATCH_ALREADY_EXISTS, "Nothing was created: there are duplicates.", duplicates);
        }
    }

    private <R> R inTurn(Callable<R> command) throws Exception {
        turn.acquire();
        try {
            return command.call();
        } finally {
            turn.release();
        }
    }
}
