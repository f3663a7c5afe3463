package dev.smena.command.batch;

import dev.smena.events.BatchId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Count products of a batch as packed and done, at most 1,000 codes. Results in {@link CodesOutcome}. */
public record AggregateProducts(
        @TargetAggregateIdentifier BatchId batchId, List<String> codes, ExpectedVersion expected) {}
