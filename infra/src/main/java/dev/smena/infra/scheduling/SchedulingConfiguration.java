package dev.smena.infra.scheduling;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.smena.infra.roles.OnRole;
import dev.smena.infra.roles.Role;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurationScopeAwareProvider;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.axonframework.deadline.dbscheduler.DbSchedulerHumanReadableDeadlineDetails;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * One scheduler a node, all of them over one table: whoever is free takes what is due, and what a dead node had taken.
 * What is scheduled within a transaction is scheduled if that commits.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@OnRole(Role.COMMAND)
class SchedulingConfiguration {

    private static final int WORKERS = 8;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Duration BETWEEN_HEARTBEATS = Duration.ofSeconds(3);
    private static final int HEARTBEATS_MISSED_BY_THE_DEAD = 4;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    /** @param tasks all that are declared as beans; the recurring ones among them are started */
    @Bean(destroyMethod = "")
    Scheduler scheduler(DataSource database, List<Task<?>> tasks, Clock clock) {
        List<RecurringTask<?>> recurring = tasks.stream()
                .filter(RecurringTask.class::isInstance)
                .<RecurringTask<?>>map(task -> (RecurringTask<?>) task)
                .toList();
        List<Task<?>> others =
                tasks.stream().filter(task -> !(task instanceof RecurringTask)).toList();
        var scheduler = Scheduler.create(new TransactionAwareDataSourceProxy(database), others)
                .startTasks(recurring)
                .tableName("events.scheduled_tasks")
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
                .serializer(new JsonTaskData())
                .threads(WORKERS)
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(BETWEEN_LOOKS)
                .heartbeatInterval(BETWEEN_HEARTBEATS)
                .missedHeartbeatsLimit(HEARTBEATS_MISSED_BY_THE_DEAD)
                .clock(clock::instant)
                .failureLogging(LogLevel.WARN, false)
                .shutdownMaxWait(LONGEST_STOP)
                .build();
        scheduler.registerSchedulerListener(new SchedulerWatch(scheduler, clock));
        return scheduler;
    }

    @Bean
    SchedulerLifecycle schedulerLifecycle(Scheduler scheduler) {
        return new SchedulerLifecycle(scheduler);
    }

    /** Axon's task, but one that fails does not wait five minutes. */
    @Bean
    Task<DbSchedulerHumanReadableDeadlineDetails> deadlineTask(ObjectProvider<DbSchedulerDeadlineManager> deadlines) {
        Task<DbSchedulerHumanReadableDeadlineDetails> axon =
                DbSchedulerDeadlineManager.humanReadableTask(deadlines::getObject);
        return Tasks.custom(axon.getName(), axon.getDataClass())
                .onFailure(new RetrySoon<>())
                .onDeadExecutionRevive()
                .execute(axon::execute);
    }

    @Bean
    DeadlineManager deadlineManager(
            Scheduler scheduler, Configuration axon, Serializer serializer, TransactionManager transactions) {
        return new SagaDeadlines(DbSchedulerDeadlineManager.builder()
                .scheduler(scheduler)
                .scopeAwareProvider(new ConfigurationScopeAwareProvider(axon))
                .serializer(serializer)
                .transactionManager(transactions)
                .useBinaryPojo(false)
                .startScheduler(false)
                .stopScheduler(false));
    }
}
