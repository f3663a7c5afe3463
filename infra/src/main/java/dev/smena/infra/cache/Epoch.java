package dev.smena.infra.cache;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/** The epoch of a group as this node has it. None begins while one of the group's transactions commits. */
final class Epoch {

    private static final long PATIENCE_SECONDS = 1;

    private final StampedLock commits = new StampedLock();
    private volatile @Nullable String name;
    private volatile boolean over;
    private volatile boolean doubtful;
    private final Set<String> leftInDoubt = ConcurrentHashMap.newKeySet();

    /** Tells Redis of a new epoch, or of marks. */
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
    void doubt() {
        doubtful = true;
    }

    /** What is to be kept alive, or null if another has to begin. */
    @Nullable
    String alive() {
        return doubtful ? null : name;
    }

    /** The group is not this node's. @return its epoch, if there was one */
    @Nullable
    String release() {
        String was = name;
        name = null;
        over = false;
        return was;
    }

    /** These marks may be in doubt, or come to be, if Redis gets to know of it late, though nobody changes anything. */
    void leaveInDoubt(Collection<String> marks) {
        leftInDoubt.addAll(marks);
    }

    /** Begins another, unless a transaction takes long to commit: then later. */
    void begin(Telling<String> announcement) throws RedisFailure {
        alone(() -> {
            String next = UUID.randomUUID().toString();
            name = next;
            over = false;
            doubtful = true;
            announcement.of(next);
            doubtful = false;
        });
    }

    /** Has those marks renewed that were left in doubt. */
    void tidy(Telling<Collection<String>> renewal) throws RedisFailure {
        if (!leftInDoubt.isEmpty()) {
            alone(() -> {
                Set<String> left = Set.copyOf(leftInDoubt);
                renewal.of(left);
                leftInDoubt.removeAll(left);
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
