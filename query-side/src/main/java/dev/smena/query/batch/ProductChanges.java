package dev.smena.query.batch;

import dev.smena.events.BatchEvent;
import dev.smena.events.BatchId;
import dev.smena.events.ProductsAggregated;
import dev.smena.events.ProductsDisaggregated;
import dev.smena.events.ProductsRegistered;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What some events, taken in their order, leave of each code they speak of. */
final class ProductChanges {

    /** @param number place in the order of registration within the batch, from 0 */
    record NewProduct(
            String code,
            BatchId batch,
            int number,
            @Nullable Instant aggregatedAt) {}

    private final Map<String, NewProduct> created = new LinkedHashMap<>();
    private final Map<String, @Nullable Instant> aggregatedAt = new LinkedHashMap<>();

    void add(BatchEvent event) {
        if (event instanceof ProductsRegistered e) {
            int first = e.totalProducts() - e.codes().size();
            for (int i = 0; i < e.codes().size(); i++) {
                String code = e.codes().get(i);
                created.put(code, new NewProduct(code, e.batchId(), first + i, null));
            }
        } else if (event instanceof ProductsAggregated e) {
            set(e.codes(), e.aggregatedAt());
        } else if (event instanceof ProductsDisaggregated e) {
            set(e.codes(), null);
        }
    }

    List<NewProduct> created() {
        return List.copyOf(created.values());
    }

    /** Codes not among the created ones, with when they were aggregated; null if they no longer are. */
    Map<String, @Nullable Instant> aggregatedAt() {
        return aggregatedAt;
    }

    private void set(List<String> codes, @Nullable Instant at) {
        for (String code : codes) {
            NewProduct fresh = created.get(code);
            if (fresh == null) {
                aggregatedAt.put(code, at);
            } else {
                created.put(code, new NewProduct(code, fresh.batch(), fresh.number(), at));
            }
        }
    }
}
