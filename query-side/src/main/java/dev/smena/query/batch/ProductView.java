package dev.smena.query.batch;

import dev.smena.events.ProductId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A product as people read it. */
record ProductView(
        ProductId id,
        String uniqueCode,
        boolean isAggregated,
        @Nullable Instant aggregatedAt) {

    static ProductView of(String code, @Nullable Instant aggregatedAt) {
        return new ProductView(ProductId.of(code), code, aggregatedAt != null, aggregatedAt);
    }
}
