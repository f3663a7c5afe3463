package dev.smena.query.past;

import dev.smena.query.QueryProblem;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Lets few read long histories at a time, so that they cannot take all memory and connections from the others. */
@Component
class Turns {

    /** Fewer events than these are read in some milliseconds. */
    static final int LONG_HISTORY = 200;

    static final int AT_A_TIME = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Semaphore free = new Semaphore(AT_A_TIME, true);
    private final Duration patience;

    @Autowired
    Turns() {
        this(PATIENCE);
    }

    Turns(Duration patience) {
        this.patience = patience;
    }

    /** @param length of the history to be read, in events */
    <T> T take(long length, Supplier<T> reading) {
        if (length < LONG_HISTORY) {
            return reading.get();
        }
        if (!isFreeInTime()) {
            throw QueryProblem.tooManyRebuilds(RETRY_AFTER);
        }
        try {
            return reading.get();
        } finally {
            free.release();
        }
    }

    private boolean isFreeInTime() {
        try {
            return free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
