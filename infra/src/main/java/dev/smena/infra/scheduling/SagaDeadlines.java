package dev.smena.infra.scheduling;

import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;

/**
 * Persistent deadlines. It may be too late to cancel one, because a worker is at it or has just taken it: then it is met,
 * and its handler has to see for itself that nobody waits for it any more. To fail would keep the saga from its event.
 */
final class SagaDeadlines extends DbSchedulerDeadlineManager {

    SagaDeadlines(Builder builder) {
        super(builder);
    }

    @Override
    protected void runOnPrepareCommitOrNow(Runnable call) {
        super.runOnPrepareCommitOrNow(() -> {
            try {
                call.run();
            } catch (TaskInstanceCurrentlyExecutingException | ExecutionException e) {
                // Too late.
            }
        });
    }
}
