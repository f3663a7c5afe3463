package dev.smena.command.batch;

import dev.smena.events.BatchId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Register new marking codes to a batch, at most 1,000 codes. Results in {@link CodesOutcome}. */
public record RegisterProducts(
        @TargetAggregateIdentifier BatchId batchId, List<String> codes, ExpectedVersion expected) {}
