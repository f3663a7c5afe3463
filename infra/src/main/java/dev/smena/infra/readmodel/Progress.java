package dev.smena.infra.readmodel;

import dev.smena.query.Gathering;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<ReadGroup, String> failing = new ConcurrentHashMap<>();

    /**
     * To be told of all that the group's processor does. After a failure the next events are projected one by one, as are
     * those taken out of the dead letters again, so that the one at fault is known.
     */
    MessageHandlerInterceptor<EventMessage<?>> of(ReadGroup group) {
        return (work, chain) -> {
            UnitOfWork<?> root = work.root();
            if (root.resources().put(Progress.class.getName(), true) == null) {
                root.afterCommit(done -> failing.remove(group));
                root.onRollback(done -> failing.put(group, error(done)));
                root.onCleanup(done -> wakeAll());
                if (failing.containsKey(group) || root.getMessage() == null) {
                    root.resources().put(Gathering.ONE_BY_ONE, true);
                }
            }
            return chain.proceed();
        };
    }

    /** Why what this node tried last for the group failed, if it did. */
    Optional<String> errorOf(ReadGroup group) {
        return Optional.ofNullable(failing.get(group));
    }

    private static String error(UnitOfWork<?> failed) {
        var result = failed.getExecutionResult();
        return result == null || !result.isExceptionResult()
                ? "see the log"
                : result.getExceptionResult().toString();
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
