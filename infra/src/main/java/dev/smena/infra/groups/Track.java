package dev.smena.infra.groups;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What has been seen of a group, look by look. It is stuck if it stood still for many looks, at each with events before it:
 * looks are counted, not minutes, so that nothing is held against it while nobody looked.
 */
final class Track {

    /** Five minutes: the dispatch may have to tell a thousand subscriptions of ten large events in one transaction. */
    static final int LOOKS_UNTIL_STUCK = 300;

    /** A minute. */
    static final int LOOKS_KEPT = 60;

    private static final double NANOS = 1e9;

    private record Look(long nanos, long position, long head) {

        boolean lags() {
            return position < head;
        }
    }

    private final Deque<Look> looks = new ArrayDeque<>();
    private int still;
    private long parked;

    /** @param nanos of whatever clock @param position of the last event it has read @param head of the last there is */
    synchronized void note(long nanos, long position, long head, long parkedEvents) {
        var now = new Look(nanos, position, head);
        Look last = looks.peekLast();
        still = last != null && last.lags() && now.lags() && last.position == position ? still + 1 : 0;
        looks.addLast(now);
        if (looks.size() > LOOKS_KEPT) {
            looks.removeFirst();
        }
        parked = parkedEvents;
    }

    synchronized boolean isStuck() {
        return still >= LOOKS_UNTIL_STUCK;
    }

    /** How many positions it had still to read. */
    synchronized long lag() {
        Look last = looks.peekLast();
        return last == null ? 0 : Math.max(0, last.head - last.position);
    }

    /** How many events it had parked. */
    synchronized long parked() {
        return parked;
    }

    /** Positions a second, of the time when there was something to read; empty if it was not seen to move. */
    synchronized Optional<Double> speed() {
        double seconds = 0;
        long moved = 0;
        Look before = null;
        for (Look look : looks) {
            if (before != null && before.lags()) {
                seconds += (look.nanos - before.nanos) / NANOS;
                moved += look.position - before.position;
            }
            before = look;
        }
        return moved > 0 && seconds > 0 ? Optional.of(moved / seconds) : Optional.empty();
    }
}
