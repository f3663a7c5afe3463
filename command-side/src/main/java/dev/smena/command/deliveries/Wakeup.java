package dev.smena.command.deliveries;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells this node's sender that there may be something to do, so that it need not find out with its next look. */
@Component
class Wakeup {

    private final Semaphore calls = new Semaphore(0);

    /** Of the transaction at hand. */
    void afterCommit() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    calls.release();
                }
            });
        } else {
            calls.release();
        }
    }

    /** Returns when called, or after this time. */
    void await(long millis) throws InterruptedException {
        if (calls.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            calls.drainPermits();
        }
    }
}
