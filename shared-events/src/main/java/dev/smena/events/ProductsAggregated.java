package dev.smena.events;

import java.time.Instant;
import java.util.List;

/** Products of a batch were packed and counted as done; {@code aggregatedProducts} includes them. */
@StoredAs(name = "ProductsAggregated")
public record ProductsAggregated(BatchId batchId, List<String> codes, int aggregatedProducts, Instant aggregatedAt)
        implements BatchEvent {}
