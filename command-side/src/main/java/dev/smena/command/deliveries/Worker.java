package dev.smena.command.deliveries;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that takes one step after another until it is stopped. A step that fails, in whatever way, is taken again after
 * a pause; the log is told of the first failure only until one has gone well again.
 */
final class Worker {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);

    private final Step step;
    private final Duration pause;
    private final Thread thread;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** @param pause between one step and the next */
    Worker(String name, Duration pause, Step step) {
        this.step = step;
        this.pause = pause;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::work);
    }

    /** What is done again and again. */
    @FunctionalInterface
    interface Step {

        void take() throws InterruptedException;
    }

    void start() {
        thread.start();
    }

    /** Takes no further step, and waits for the one at hand. @return whether it came to its end in time */
    boolean stop(Duration patience) throws InterruptedException {
        stopped.countDown();
        return thread.join(patience);
    }

    private void work() {
        try {
            boolean failing = false;
            do {
                failing = !takeStep(failing);
            } while (!stopped.await((failing ? PAUSE_AFTER_FAILURE : pause).toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether it went well */
    private boolean takeStep(boolean failing) throws InterruptedException {
        try {
            step.take();
            return true;
        } catch (RuntimeException | Error e) {
            if (!failing) {
                log.warn("{} has failed and tries again: {}", thread.getName(), e.toString());
            }
            return false;
        }
    }
}
