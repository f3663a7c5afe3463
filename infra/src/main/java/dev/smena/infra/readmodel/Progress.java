package dev.smena.infra.readmodel;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/** Wakes those who wait for the read model each time a projection of this node has committed. */
@Component
class Progress implements MessageHandlerInterceptor<EventMessage<?>> {

    /** How often to look if nothing wakes us: another node may be the one that projects. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Lock lock = new ReentrantLock();
    private final Condition committed = lock.newCondition();

    @Override
    public Object handle(UnitOfWork<? extends EventMessage<?>> work, InterceptorChain chain) throws Exception {
        work.root().getOrComputeResource(Progress.class.getName(), key -> {
            work.root().onCleanup(done -> wakeAll());
            return true;
        });
        return chain.proceed();
    }

    /** Whether {@code reached} became true in time. */
    boolean await(BooleanSupplier reached, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        lock.lock();
        try {
            while (!reached.getAsBoolean()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                boolean woken = committed.await(Math.min(left, LOOK_AGAIN.toNanos()), TimeUnit.NANOSECONDS);
                assert woken || left > 0;
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void wakeAll() {
        lock.lock();
        try {
            committed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
