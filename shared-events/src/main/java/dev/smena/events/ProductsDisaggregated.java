package dev.smena.events;

import java.time.Instant;
import java.util.List;

/** Aggregated products were unpacked; {@code aggregatedProducts} no longer includes them. */
@StoredAs(name = "ProductsDisaggregated")
public record ProductsDisaggregated(
        BatchId batchId, List<String> codes, String reason, int aggregatedProducts, Instant disaggregatedAt)
        implements BatchEvent {}
