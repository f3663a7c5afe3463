package dev.smena.infra.scheduling;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Wakes the scheduler when something due is committed, instead of letting it find out with its next look, and says in
 * one line, not in one each look, that it cannot reach its table.
 */
final class SchedulerWatch extends AbstractSchedulerListener {

    private static final Logger log = LoggerFactory.getLogger(SchedulerWatch.class);

    private final Scheduler scheduler;
    private final Clock clock;
    private final AtomicBoolean failing = new AtomicBoolean();

    SchedulerWatch(Scheduler scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @Override
    public void onExecutionScheduled(TaskInstanceId task, Instant time) {
        if (time.isAfter(clock.instant())) {
            return;
        }
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    scheduler.triggerCheckForDueExecutions();
                }
            });
        } else {
            scheduler.triggerCheckForDueExecutions();
        }
    }

    @Override
    public void onSchedulerEvent(SchedulerEventType event) {
        if (event == SchedulerEventType.UNEXPECTED_ERROR && failing.compareAndSet(false, true)) {
            log.warn("The scheduler cannot read its table; it goes on trying");
        }
        if (event == SchedulerEventType.RAN_EXECUTE_DUE && failing.compareAndSet(true, false)) {
            log.warn("The scheduler can read its table again");
        }
    }
}
