package dev.smena.command.autoclose;

import dev.smena.command.batch.Batches;
import dev.smena.events.BatchId;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

/**
 * Closes many batches in one transaction, in the order of their ids, as all do who change many. Their rows are locked
 * before they are loaded: what the rows are to be afterwards follows from no older batches than what they were.
 */
@Component
class CloseDueBatchesHandler {

    private final ClosingTimes times;
    private final Batches batches;
    private final Clock clock;

    CloseDueBatchesHandler(ClosingTimes times, Batches batches, Clock clock) {
        this.times = times;
        this.batches = batches;
        this.clock = clock;
    }

    /** @return how many were looked at */
    @CommandHandler
    int handle(CloseDueBatches command) {
        List<BatchId> due = times.lockDue(command.batches(), clock.instant());
        Map<BatchId, Optional<Instant>> next = new LinkedHashMap<>();
        due.stream()
                .sorted(Comparator.comparing(BatchId::value))
                .forEach(batch -> next.put(batch, batches.closeIfDue(batch)));
        times.change(next);
        return due.size();
    }
}
