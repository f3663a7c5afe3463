package dev.smena.infra.cache;

import dev.smena.infra.cache.Marks.Doubt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/** The epoch of a group as this node has it. None begins while one of the group's transactions commits. */
final class Epoch {

    private static final long PATIENCE_SECONDS = 1;

    private final StampedLock commits = new StampedLock();
    private volatile @Nullable String name;
    private volatile boolean over;
    private final AtomicInteger losses = new AtomicInteger();
    private volatile int lossesSettled;
    private final Set<Doubt> leftInDoubt = ConcurrentHashMap.newKeySet();

    /** Tells Redis of a new epoch, or of the end of a doubt. */
    @FunctionalInterface
    interface Telling<T> {

        void of(T what) throws RedisFailure;
    }

    /** A transaction is about to commit. @return what to leave with when it has */
    long enter() {
        return commits.readLock();
    }

    void leave(long entered) {
        commits.unlockRead(entered);
    }

    /** Whether this node has ended its epoch: then nothing in Redis is believed, and it need not be told of changes. */
    boolean isOver() {
        return over;
    }

    /** Redis could not be told of a change. */
    void end() {
        name = null;
        over = true;
    }

    /** Redis was lost from sight and may have forgotten something: this goes on until another epoch begins. */
    void lose() {
        losses.incrementAndGet();
    }

    /** What is to be kept alive, or null if another has to begin. */
    @Nullable
    String alive() {
        return losses.get() == lossesSettled ? name : null;
    }

    /** The group is not this node's. @return its epoch, if there was one */
    @Nullable
    String release() {
        String was = name;
        name = null;
        over = false;
        leftInDoubt.clear();
        return was;
    }

    /** This may be in Redis, or come there, if that gets to know of it late, though nobody changes anything any more. */
    void leaveInDoubt(Doubt doubt) {
        leftInDoubt.add(doubt);
    }

    /** Begins another, unless a transaction takes long to commit: then later. */
    void begin(Telling<String> announcement) throws RedisFailure {
        alone(() -> {
            int lossesBefore = losses.incrementAndGet();
            String next = UUID.randomUUID().toString();
            name = next;
            over = false;
            announcement.of(next);
            lossesSettled = lossesBefore;
        });
    }

    /** Has those doubts ended that were left. */
    void tidy(Telling<Doubt> end) throws RedisFailure {
        if (!leftInDoubt.isEmpty()) {
            alone(() -> {
                for (Doubt left : leftInDoubt) {
                    end.of(left);
                    leftInDoubt.remove(left);
                }
            });
        }
    }

    /** What is done while no transaction commits. */
    @FunctionalInterface
    private interface Undisturbed {

        void run() throws RedisFailure;
    }

    private void alone(Undisturbed what) throws RedisFailure {
        long alone = alone();
        if (alone != 0) {
            try {
                what.run();
            } finally {
                commits.unlockWrite(alone);
            }
        }
    }

    private long alone() {
        try {
            return commits.tryWriteLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
