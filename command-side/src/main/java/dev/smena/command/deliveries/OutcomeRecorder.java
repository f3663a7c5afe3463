package dev.smena.command.deliveries;

import dev.smena.command.Commands;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Records outcomes, all that have come in meanwhile in one transaction, over one connection. While the database is away
 * they are kept: recording one twice does no harm, sending its message twice may. One that cannot be recorded for a reason
 * of its own is left: its claim runs out, and then it is tried again.
 */
@Component
class OutcomeRecorder {

    private static final Logger log = LoggerFactory.getLogger(OutcomeRecorder.class);
    private static final int MOST_AT_ONCE = 100;

    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final Deque<List<Outcome>> groups = new ArrayDeque<>();
    private final Commands commands;
    private final Claims claims;

    OutcomeRecorder(Commands commands, Claims claims) {
        this.commands = commands;
        this.claims = claims;
    }

    void add(Outcome outcome) {
        outcomes.add(outcome);
    }

    /**
     * Records the next outcomes, if any come within this time. Not for two threads at a time.
     *
     * @throws RuntimeException if the database is away; they will be the next ones again
     */
    void recordNext(long millis) throws InterruptedException {
        if (groups.isEmpty()) {
            Outcome first = outcomes.poll(millis, TimeUnit.MILLISECONDS);
            if (first != null) {
                group(first);
            }
        }
        recordGroups();
    }

    /** Records what is there. */
    void recordRest() {
        recordGroups();
        for (Outcome first = outcomes.poll(); first != null; first = outcomes.poll()) {
            group(first);
            recordGroups();
        }
    }

    private void group(Outcome first) {
        var group = new ArrayList<>(List.of(first));
        outcomes.drainTo(group, MOST_AT_ONCE - 1);
        groups.add(group);
    }

    private void recordGroups() {
        while (!groups.isEmpty()) {
            List<Outcome> failed = record(groups.getFirst());
            groups.removeFirst();
            failed.forEach(one -> groups.addFirst(List.of(one)));
        }
    }

    /** @return those that are to be recorded one by one, the last first */
    private List<Outcome> record(List<Outcome> group) {
        try {
            commands.send(new RecordOutcomes(group));
            return List.of();
        } catch (RuntimeException e) {
            requireDatabase();
            if (group.size() > 1) {
                return group.reversed();
            }
            log.warn(
                    "The outcome of delivery {} is not recorded: {}",
                    group.getFirst().deliveryId(),
                    e.toString());
            return List.of();
        }
    }

    /** Fails if the database is away, so that no outcome is blamed for it. */
    private void requireDatabase() {
        claims.beat();
    }
}
