package dev.smena.query.analytics;

import dev.smena.events.BatchId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How far a batch is and how fast. Hours, rates and scores have two decimals. */
record BatchStatistics(
        BatchInfo batchInfo, ProductionStats productionStats, Timeline timeline, TeamPerformance teamPerformance) {

    record BatchInfo(BatchId id, int batchNumber, LocalDate batchDate, boolean isClosed) {}

    record ProductionStats(int totalProducts, int aggregated, int remaining, BigDecimal aggregationRate) {}

    /** @param productsPerHour aggregated per hour of the elapsed ones */
    record Timeline(
            BigDecimal shiftDurationHours,
            BigDecimal elapsedHours,
            BigDecimal productsPerHour,
            @Nullable Instant estimatedCompletion) {}

    record TeamPerformance(String team, BigDecimal avgProductsPerHour, BigDecimal efficiencyScore) {}

    static BatchStatistics of(BatchFigures batch, Instant now) {
        BigDecimal productsPerHour = Figure.of(batch.productsPerHour(now));
        return new BatchStatistics(
                new BatchInfo(batch.id(), batch.batchNumber(), batch.batchDate(), batch.closedAt() != null),
                new ProductionStats(batch.total(), batch.aggregated(), batch.remaining(), batch.rate()),
                new Timeline(
                        Figure.of(Figure.hours(batch.shift())),
                        Figure.of(Figure.hours(batch.elapsed(now))),
                        productsPerHour,
                        batch.estimatedCompletion(now)),
                new TeamPerformance(batch.team(), productsPerHour, Figure.of(batch.efficiency(now))));
    }
}
