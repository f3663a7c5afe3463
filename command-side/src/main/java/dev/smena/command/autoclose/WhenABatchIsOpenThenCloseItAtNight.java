package dev.smena.command.autoclose;

import dev.smena.command.EventByEvent;
import dev.smena.command.batch.ClosingTime;
import dev.smena.events.BatchClosed;
import dev.smena.events.BatchCreated;
import dev.smena.events.BatchId;
import dev.smena.events.BatchReopened;
import dev.smena.events.BatchUpdated;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/**
 * Notes for each open batch when it is to be closed: a process for each, kept as a row. What many events come to is written
 * with two statements just before their transaction, which also holds this group's token, commits.
 */
@Component
@ProcessingGroup("auto-close")
class WhenABatchIsOpenThenCloseItAtNight {

    private final ClosingTimes times;
    private final Clock clock;

    WhenABatchIsOpenThenCloseItAtNight(ClosingTimes times, Clock clock) {
        this.times = times;
        this.clock = clock;
    }

    @EventHandler
    void on(BatchCreated event) {
        set(event.batchId(), event.shiftEnd(), event.createdAt());
    }

    @EventHandler
    void on(BatchUpdated event) {
        if (event.changes().shiftEnd() != null) {
            set(event.batchId(), event.changes().shiftEnd(), event.updatedAt());
        }
    }

    /** When its shift ends is not known here. If that is later, the batch says so when it is to be closed. */
    @EventHandler
    void on(BatchReopened event) {
        set(event.batchId(), event.reopenedAt(), event.reopenedAt());
    }

    @EventHandler
    void on(BatchClosed event) {
        note(event.batchId(), Optional.empty(), changes());
    }

    /** Batches left open long ago would all be closed at once. */
    @ResetHandler
    void refuseReset() {
        throw new IllegalStateException("What was closed stays closed: this group is never reset");
    }

    private void set(BatchId batch, Instant shiftEnd, Instant set) {
        Changes changes = changes();
        Instant counts = set.isAfter(changes.begun) ? set : changes.begun;
        note(batch, Optional.of(ClosingTime.after(shiftEnd, counts, clock.getZone())), changes);
    }

    private void note(BatchId batch, Optional<Instant> closingTime, Changes changes) {
        if (EventByEvent.isOn()) {
            times.change(Map.of(batch, closingTime));
        } else {
            changes.closingTimes.put(batch, closingTime);
        }
    }

    /** @param begun when this process came into the store; batches from before have until the 01:00 after it */
    private record Changes(Instant begun, Map<BatchId, Optional<Instant>> closingTimes) {}

    private Changes changes() {
        UnitOfWork<?> work = CurrentUnitOfWork.get().root();
        return work.getOrComputeResource(getClass().getName(), key -> {
            var changes = new Changes(times.begun(), new HashMap<>());
            work.onPrepareCommit(w -> times.change(changes.closingTimes));
            return changes;
        });
    }
}
