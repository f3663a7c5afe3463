package dev.smena.command.batch;

import dev.smena.events.BatchId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Undo the aggregation of products, at most 1,000 codes. Results in {@link CodesOutcome}. */
public record DisaggregateProducts(
        @TargetAggregateIdentifier BatchId batchId, List<String> codes, String reason, ExpectedVersion expected) {}
