package dev.smena.infra.readmodel;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/** Wakes those who wait for the read model each time a projection of this node has committed. */
@Component
class Progress {

    /** How often to look if nothing wakes us: another node may be the one that projects. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Lock lock = new ReentrantLock();
    private final Condition committed = lock.newCondition();
    private long commits;

    /** To be told of all that a projection does. */
    MessageHandlerInterceptor<EventMessage<?>> listener() {
        return (work, chain) -> {
            UnitOfWork<?> root = work.root();
            if (root.resources().put(Progress.class.getName(), true) == null) {
                root.onCleanup(done -> wakeAll());
            }
            return chain.proceed();
        };
    }

    /** Whether {@code reached} became true in time; it is asked again after each commit, and outside of any lock. */
    boolean await(BooleanSupplier reached, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        try {
            while (true) {
                long seen = commits();
                if (reached.getAsBoolean()) {
                    return true;
                }
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                awaitCommitAfter(seen, Math.min(left, LOOK_AGAIN.toNanos()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void awaitCommitAfter(long seen, long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (commits == seen && left > 0) {
                left = committed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private long commits() {
        lock.lock();
        try {
            return commits;
        } finally {
            lock.unlock();
        }
    }

    private void wakeAll() {
        lock.lock();
        try {
            commits++;
            committed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
