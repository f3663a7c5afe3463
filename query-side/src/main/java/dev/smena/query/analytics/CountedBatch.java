package dev.smena.query.analytics;

import dev.smena.events.BatchClosed;
import dev.smena.events.BatchCreated;
import dev.smena.events.BatchEvent;
import dev.smena.events.BatchId;
import dev.smena.events.BatchReopened;
import dev.smena.events.BatchUpdated;
import dev.smena.events.ProductsAggregated;
import dev.smena.events.ProductsDisaggregated;
import dev.smena.events.ProductsRegistered;
import dev.smena.events.WorkCenterId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the counters know of one batch: without it an event could not be told from one counted already, nor a batch be
 * taken from the shift it was counted in.
 *
 * @param closedOn the day that the batch is counted as closed on; null while it is open
 * @param version sequence number of the last event
 */
record CountedBatch(
        BatchId id,
        WorkCenterId workCenter,
        String shift,
        @Nullable LocalDate closedOn,
        int products,
        int aggregated,
        long version) {

    /** @param zone whose days are counted */
    static CountedBatch after(@Nullable CountedBatch before, BatchEvent event, long sequence, ZoneId zone) {
        return switch (event) {
            case BatchCreated e -> new CountedBatch(e.batchId(), e.workCenterId(), e.shift(), null, 0, 0, sequence);
            case BatchUpdated e -> known(before).in(e.changes().shift(), sequence);
            case BatchClosed e -> known(before).closed(LocalDate.ofInstant(e.closedAt(), zone), sequence);
            case BatchReopened e -> known(before).closed(null, sequence);
            case ProductsRegistered e -> known(before).holding(e.totalProducts(), known(before).aggregated, sequence);
            case ProductsAggregated e ->
                known(before).holding(known(before).products, e.aggregatedProducts(), sequence);
            case ProductsDisaggregated e ->
                known(before).holding(known(before).products, e.aggregatedProducts(), sequence);
        };
    }

    Tally tally() {
        return new Tally(1, closedOn == null ? 0 : 1, products, aggregated);
    }

    private static CountedBatch known(@Nullable CountedBatch before) {
        return Objects.requireNonNull(before, "a batch's first event is BatchCreated");
    }

    private CountedBatch in(@Nullable String other, long sequence) {
        return new CountedBatch(
                id, workCenter, other == null ? shift : other, closedOn, products, aggregated, sequence);
    }

    private CountedBatch closed(@Nullable LocalDate day, long sequence) {
        return new CountedBatch(id, workCenter, shift, day, products, aggregated, sequence);
    }

    private CountedBatch holding(int total, int done, long sequence) {
        return new CountedBatch(id, workCenter, shift, closedOn, total, done, sequence);
    }
}
