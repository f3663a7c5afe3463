package dev.smena.query.analytics;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Figures over all batches, all of one moment.
 *
 * @param byShift by the shift's name, that with the most batches first
 * @param topWorkCenters those with the most products, at most five
 * @param cachedAt when the figures were read
 */
record Dashboard(
        Summary summary,
        Today today,
        Map<String, ShiftFigures> byShift,
        List<WorkCenterFigures> topWorkCenters,
        Instant cachedAt) {

    record Summary(
            long totalBatches,
            long activeBatches,
            long closedBatches,
            long totalProducts,
            long aggregatedProducts,
            BigDecimal aggregationRate) {

        static Summary of(Tally all) {
            return new Summary(
                    all.batches(),
                    all.batches() - all.closed(),
                    all.closed(),
                    all.products(),
                    all.aggregated(),
                    Figure.percent(all.aggregated(), all.products()));
        }
    }

    /**
     * Of the day of the production time zone.
     *
     * @param batchesClosed how many batches are closed, and were so today
     * @param productsAggregated less those that were disaggregated, but never below 0
     */
    record Today(long batchesCreated, long batchesClosed, long productsAdded, long productsAggregated) {

        static Today of(DayTally day) {
            return new Today(
                    day.created(), day.closed(), day.added(), Math.max(0, day.aggregated() - day.disaggregated()));
        }
    }

    record ShiftFigures(long batches, long products, long aggregated) {

        static ShiftFigures of(Tally shift) {
            return new ShiftFigures(shift.batches(), shift.products(), shift.aggregated());
        }
    }

    /** @param id the identifier by which people know it */
    record WorkCenterFigures(
            String id, String name, long batchesCount, long productsCount, BigDecimal aggregationRate) {

        static WorkCenterFigures of(String identifier, String name, Tally center) {
            return new WorkCenterFigures(
                    identifier,
                    name,
                    center.batches(),
                    center.products(),
                    Figure.percent(center.aggregated(), center.products()));
        }
    }
}
