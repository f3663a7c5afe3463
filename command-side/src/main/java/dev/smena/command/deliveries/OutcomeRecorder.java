package dev.smena.command.deliveries;

import dev.smena.command.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Records outcomes, all that have come in meanwhile in one transaction, over one connection. What cannot be recorded is
 * left: its claim runs out, and then it is tried again.
 */
@Component
class OutcomeRecorder {

    private static final Logger log = LoggerFactory.getLogger(OutcomeRecorder.class);
    private static final int MOST_AT_ONCE = 100;

    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final Commands commands;

    OutcomeRecorder(Commands commands) {
        this.commands = commands;
    }

    void add(Outcome outcome) {
        outcomes.add(outcome);
    }

    /** Records the next outcomes, if any come within this time. */
    void recordNext(long millis) throws InterruptedException {
        Outcome first = outcomes.poll(millis, TimeUnit.MILLISECONDS);
        if (first != null) {
            var next = new ArrayList<>(List.of(first));
            outcomes.drainTo(next, MOST_AT_ONCE - 1);
            record(next);
        }
    }

    /** Records what is there. */
    void recordRest() {
        var rest = new ArrayList<Outcome>();
        while (outcomes.drainTo(rest, MOST_AT_ONCE) > 0) {
            record(List.copyOf(rest));
            rest.clear();
        }
    }

    private void record(List<Outcome> some) {
        try {
            commands.send(new RecordOutcomes(some));
        } catch (RuntimeException e) {
            if (some.size() == 1) {
                log.warn(
                        "The outcome of delivery {} is not recorded: {}",
                        some.getFirst().deliveryId(),
                        e.toString());
            } else {
                some.forEach(one -> record(List.of(one)));
            }
        }
    }
}
