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
 * of its own, however often, is put off for so long that its receiver is not bothered.
 */
@Component
class OutcomeRecorder {

    private static final Logger log = LoggerFactory.getLogger(OutcomeRecorder.class);
    private static final int MOST_AT_ONCE = 100;

    private static final int MOST_TRIES = 3;

    private final BlockingQueue<Come> outcomes = new LinkedBlockingQueue<>();
    private final Deque<List<Come>> groups = new ArrayDeque<>();
    private final Commands commands;
    private final Claims claims;
    private int tries;

    OutcomeRecorder(Commands commands, Claims claims) {
        this.commands = commands;
        this.claims = claims;
    }

    private record Come(Outcome outcome, Runnable done) {}

    /** @param done what to do when it is recorded, or put off */
    void add(Outcome outcome, Runnable done) {
        outcomes.add(new Come(outcome, done));
    }

    /**
     * Records the next outcomes, if any come within this time. Not for two threads at a time.
     *
     * @throws RuntimeException if the database is away; they will be the next ones again
     */
    void recordNext(long millis) throws InterruptedException {
        if (groups.isEmpty()) {
            Come first = outcomes.poll(millis, TimeUnit.MILLISECONDS);
            if (first != null) {
                group(first);
            }
        }
        recordGroups();
    }

    /** Records what is there. */
    void recordRest() {
        recordGroups();
        for (Come first = outcomes.poll(); first != null; first = outcomes.poll()) {
            group(first);
            recordGroups();
        }
    }

    private void group(Come first) {
        var group = new ArrayList<>(List.of(first));
        outcomes.drainTo(group, MOST_AT_ONCE - 1);
        groups.add(group);
    }

    private void recordGroups() {
        while (!groups.isEmpty()) {
            List<Come> group = groups.getFirst();
            try {
                commands.send(
                        new RecordOutcomes(group.stream().map(Come::outcome).toList()));
                end(group);
            } catch (RuntimeException e) {
                requireDatabase();
                afterFailure(group, e);
            }
        }
    }

    /** Fails if the database is away, so that no outcome is blamed for it. */
    private void requireDatabase() {
        claims.beat();
    }

    private void afterFailure(List<Come> group, RuntimeException failure) {
        if (group.size() > 1) {
            groups.removeFirst();
            group.reversed().forEach(one -> groups.addFirst(List.of(one)));
        } else if (++tries >= MOST_TRIES) {
            Outcome outcome = group.getFirst().outcome();
            log.error("The outcome of delivery {} cannot be recorded; it is put off", outcome.deliveryId(), failure);
            claims.putOff(outcome.deliveryId());
            end(group);
        }
    }

    private void end(List<Come> group) {
        groups.removeFirst();
        tries = 0;
        group.forEach(one -> one.done().run());
    }
}
