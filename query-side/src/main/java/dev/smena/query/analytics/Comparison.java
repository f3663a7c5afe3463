package dev.smena.query.analytics;

import dev.smena.events.BatchId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A few batches beside each other, and what they come to on average, each with the same weight. */
record Comparison(List<ComparedBatch> comparison, Average average) {

    /** @param durationHours the part of its shift that has been worked */
    record ComparedBatch(
            BatchId batchId,
            int batchNumber,
            int totalProducts,
            int aggregated,
            BigDecimal rate,
            BigDecimal durationHours,
            BigDecimal productsPerHour) {

        static ComparedBatch of(BatchFigures batch, Instant now) {
            return new ComparedBatch(
                    batch.id(),
                    batch.batchNumber(),
                    batch.total(),
                    batch.aggregated(),
                    batch.rate(),
                    Figure.of(Figure.hours(batch.elapsed(now))),
                    Figure.of(batch.productsPerHour(now)));
        }
    }

    record Average(BigDecimal aggregationRate, BigDecimal productsPerHour) {}

    /** @param batches at least one */
    static Comparison of(List<BatchFigures> batches, Instant now) {
        return new Comparison(
                batches.stream().map(batch -> ComparedBatch.of(batch, now)).toList(),
                new Average(
                        average(batches, batch -> 100 * batch.done()),
                        average(batches, batch -> batch.productsPerHour(now))));
    }

    private static BigDecimal average(List<BatchFigures> batches, ToDoubleFunction<BatchFigures> figure) {
        return Figure.of(batches.stream().mapToDouble(figure).average().orElseThrow());
    }
}
