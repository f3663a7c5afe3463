package dev.smena.infra.scheduling;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.axonframework.messaging.ScopeAwareProvider;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;

class SagaDeadlinesTest {

    private static final TaskInstance<Void> DEADLINE = new TaskInstance<>("deadline", "1");

    private final Scheduler scheduler = mock();
    private final SagaDeadlines deadlines = new SagaDeadlines(DbSchedulerDeadlineManager.builder()
            .scheduler(scheduler)
            .scopeAwareProvider(mock(ScopeAwareProvider.class))
            .serializer(mock(Serializer.class))
            .transactionManager(NoTransactionManager.instance())
            .startScheduler(false)
            .stopScheduler(false));

    @Test
    void oneThatIsBeingMetStaysAndNobodyMinds() {
        doThrow(new TaskInstanceCurrentlyExecutingException("deadline", "1"))
                .when(scheduler)
                .cancel(any());

        assertThatCode(() -> deadlines.cancelSchedule("retry", "1")).doesNotThrowAnyException();
    }

    @Test
    void oneThatHasJustBeenTakenStaysAndNobodyMinds() {
        doThrow(new ExecutionException("removed 0", new Execution(Instant.EPOCH, DEADLINE)))
                .when(scheduler)
                .cancel(any());

        assertThatCode(() -> deadlines.cancelSchedule("retry", "1")).doesNotThrowAnyException();
    }

    @Test
    void whatElseGoesWrongIsNotHidden() {
        doThrow(new IllegalStateException("no database")).when(scheduler).cancel(any());

        assertThatThrownBy(() -> deadlines.cancelSchedule("retry", "1")).hasMessage("no database");
    }
}
