package dev.smena.events;

import java.time.Instant;

/** A batch was closed, with its totals at that moment. */
@StoredAs(name = "BatchClosed")
public record BatchClosed(
        BatchId batchId, CloseReason reason, Instant closedAt, int totalProducts, int aggregatedProducts)
        implements BatchEvent {}
