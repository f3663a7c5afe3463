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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What some events, taken in their order, change of the counted batches and of the counters. */
final class Counts {

    private final Map<BatchId, CountedBatch> known;
    private final ZoneId zone;
    final Map<BatchId, CountedBatch> changed = new LinkedHashMap<>();
    final List<BatchCreated> created = new ArrayList<>();
    final Map<String, Tally> shifts = new HashMap<>();
    final Map<WorkCenterId, Tally> workCenters = new HashMap<>();
    final Map<LocalDate, DayTally> days = new HashMap<>();

    /** @param known the batches that the events are about, as far as they were counted before */
    Counts(Map<BatchId, CountedBatch> known, ZoneId zone) {
        this.known = known;
        this.zone = zone;
    }

    /** Passes over an event that is counted already. */
    void add(BatchEvent event, long sequence) {
        @Nullable CountedBatch before = changed.getOrDefault(event.batchId(), known.get(event.batchId()));
        if (before != null && sequence <= before.version()) {
            return;
        }
        CountedBatch after = CountedBatch.after(before, event, sequence, zone);
        changed.put(after.id(), after);
        if (event instanceof BatchCreated first) {
            created.add(first);
        }
        if (before != null) {
            count(before, before.tally().negated());
        }
        count(after, after.tally());
        days.merge(day(before, event), DayTally.of(event), DayTally::plus);
    }

    private void count(CountedBatch batch, Tally more) {
        shifts.merge(batch.shift(), more, Tally::plus);
        workCenters.merge(batch.workCenter(), more, Tally::plus);
    }

    private LocalDate day(@Nullable CountedBatch before, BatchEvent event) {
        return switch (event) {
            case BatchCreated e -> day(e.createdAt());
            case BatchUpdated e -> day(e.updatedAt());
            case BatchClosed e -> day(e.closedAt());
            case BatchReopened e ->
                Objects.requireNonNull(Objects.requireNonNull(before).closedOn(), "reopened, so it was closed");
            case ProductsRegistered e -> day(e.registeredAt());
            case ProductsAggregated e -> day(e.aggregatedAt());
            case ProductsDisaggregated e -> day(e.disaggregatedAt());
        };
    }

    private LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, zone);
    }
}
