package dev.smena.events;

import java.time.Instant;
import java.util.List;

/** Marking codes new to Smena were registered to a batch, in this order; {@code totalProducts} includes them. */
@StoredAs(name = "ProductsRegistered")
public record ProductsRegistered(BatchId batchId, List<String> codes, int totalProducts, Instant registeredAt)
        implements BatchEvent {}
