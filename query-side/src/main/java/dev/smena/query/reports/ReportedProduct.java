package dev.smena.query.reports;

import dev.smena.events.ProductId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A line of the list of products. */
record ReportedProduct(ProductId id, String code, @Nullable Instant aggregatedAt) {

    String aggregated() {
        return aggregatedAt == null ? "Нет" : "Да";
    }

    @Nullable
    LocalDateTime aggregatedAt(ZoneId zone) {
        return aggregatedAt == null ? null : LocalDateTime.ofInstant(aggregatedAt, zone);
    }
}
