package dev.smena.query.batch;

import dev.smena.events.BatchId;
import dev.smena.events.BatchState;
import dev.smena.query.Page;
import dev.smena.query.input.QueryParameters.Range;
import dev.smena.query.past.Moment;
import dev.smena.query.past.PastBatches;
import dev.smena.query.past.PastProducts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What {@link BatchQueries} would have answered at some time, rebuilt from the batch's events. */
@Component
class PastBatchQueries {

    private final PastBatches batches;
    private final PastProducts products;

    PastBatchQueries(PastBatches batches, PastProducts products) {
        this.batches = batches;
        this.products = products;
    }

    Optional<BatchDetail> findBatch(BatchId id, Moment moment) {
        return batches.find(id, moment).map(then -> {
            var first = list(then, null, new Range(0, BatchDetail.MOST_PRODUCTS));
            return new BatchDetail(
                    then,
                    first,
                    then.totalProducts() > first.size(),
                    then.entityTag(then.workCenter().name()));
        });
    }

    Optional<Page<ProductView>> findProducts(BatchId id, Moment moment, @Nullable Boolean aggregated, Range range) {
        return batches.find(id, moment)
                .map(then -> new Page<>(
                        list(then, aggregated, range),
                        PastProducts.count(then, aggregated),
                        range.offset(),
                        range.limit()));
    }

    private List<ProductView> list(BatchState then, @Nullable Boolean aggregated, Range range) {
        return products.list(then, aggregated, range.offset(), range.limit()).stream()
                .map(product -> ProductView.of(product.code(), product.aggregatedAt()))
                .toList();
    }
}
