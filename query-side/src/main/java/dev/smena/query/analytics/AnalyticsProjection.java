package dev.smena.query.analytics;

import dev.smena.events.BatchEvent;
import dev.smena.query.Gathering;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;

/**
 * Keeps the dashboard's counters, so that reading them takes no longer when there are ten million products. The group
 * has one segment and so one writer: nobody waits for the few rows that every batch of events changes. Events are
 * collected, counted in memory and written just before the transaction, which holds the token too, commits.
 */
@Component
@ProcessingGroup("analytics")
class AnalyticsProjection {

    private final CountedBatchRows batches;
    private final ShiftCounts shifts;
    private final WorkCenterCounts workCenters;
    private final DayCounts days;
    private final ZoneId zone;
    private final Gathering<Fact> facts = new Gathering<>(AnalyticsProjection.class, this::write);

    AnalyticsProjection(
            CountedBatchRows batches, ShiftCounts shifts, WorkCenterCounts workCenters, DayCounts days, Clock clock) {
        this.batches = batches;
        this.shifts = shifts;
        this.workCenters = workCenters;
        this.days = days;
        this.zone = clock.getZone();
    }

    private record Fact(BatchEvent event, long sequence) {}

    @EventHandler
    void on(BatchEvent event, @SequenceNumber long sequence) {
        facts.add(new Fact(event, sequence));
    }

    private void write(List<Fact> gathered) {
        var known = batches.load(
                gathered.stream().map(fact -> fact.event().batchId()).collect(Collectors.toSet()));
        var counts = new Counts(known, zone);
        gathered.forEach(fact -> counts.add(fact.event(), fact.sequence()));
        batches.save(counts.changed.values());
        shifts.add(counts.shifts);
        workCenters.name(counts.created);
        workCenters.add(counts.workCenters);
        days.add(counts.days);
    }
}
