package dev.smena.command.autoclose;

import dev.smena.command.Commands;
import dev.smena.command.tasks.Stopping;
import dev.smena.events.BatchId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Closes what is due, some batches in a transaction, until none is left. It may be cut off at any time and begun anew. As long
 * as a transaction took it rests after it: people at work come first, and projections that read of it keep up.
 */
@Component
public class AutoClose {

    private static final Logger log = LoggerFactory.getLogger(AutoClose.class);

    private static final int AT_ONCE = 100;

    /** A batch that cannot be closed must not hold up the others. */
    private static final Duration UNTIL_THE_NEXT_ATTEMPT = Duration.ofMinutes(10);

    private final ClosingTimes times;
    private final Commands commands;
    private final Stopping stopping;
    private final Clock clock;

    AutoClose(ClosingTimes times, Commands commands, Stopping stopping, Clock clock) {
        this.times = times;
        this.commands = commands;
        this.stopping = stopping;
        this.clock = clock;
    }

    public void run() {
        while (!stopping.now() && closeSome()) {
            // until none is left
        }
    }

    private boolean closeSome() {
        long began = System.nanoTime();
        List<BatchId> due = times.due(clock.instant(), AT_ONCE);
        boolean some = !due.isEmpty() && close(due) > 0;
        if (some) {
            LockSupport.parkNanos(System.nanoTime() - began);
        }
        return some;
    }

    private int close(List<BatchId> due) {
        try {
            return send(due);
        } catch (RuntimeException e) {
            log.warn("{} batches could not be closed together: {}", due.size(), e.toString());
            return due.stream().mapToInt(this::closeAlone).sum();
        }
    }

    private int closeAlone(BatchId batch) {
        try {
            return send(List.of(batch));
        } catch (RuntimeException e) {
            log.error("Batch {} cannot be closed and is tried again in {}", batch, UNTIL_THE_NEXT_ATTEMPT, e);
            times.change(Map.of(batch, Optional.of(clock.instant().plus(UNTIL_THE_NEXT_ATTEMPT))));
            return 1;
        }
    }

    private int send(List<BatchId> batches) {
        return commands.<Integer>send(new CloseDueBatches(batches)).result();
    }
}
