package dev.smena.infra.scheduling;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.smena.command.tasks.Backoff;
import dev.smena.command.tasks.Job;
import dev.smena.events.CanonicalUuid;
import dev.smena.events.TaskId;
import dev.smena.infra.eventstore.RequestOrigin;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.slf4j.MDC;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * The jobs of one kind, first come, first served, in table {@code events.<kind>_job}. A job is done by some node; if
 * that dies, by another, which takes it over when the heartbeats have ceased.
 */
final class JobLane {

    private static final Duration POLLING = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(15);

    private final CustomTask<String> task;
    private final Scheduler scheduler;
    private final Attempt attempt;
    private final Clock clock;

    JobLane(Job job, int workers, DataSource database, Backoff backoff, Clock clock) {
        String name = job.kind() + "-job";
        this.attempt = new Attempt(job, backoff);
        this.clock = clock;
        this.task = Tasks.custom(name, String.class).onDeadExecutionRevive().execute(this::execute);
        this.scheduler = Scheduler.create(new TransactionAwareDataSourceProxy(database), task)
                .tableName("events." + job.kind() + "_job")
                .serializer(new JsonTaskData())
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .threads(workers)
                .executorService(Executors.newFixedThreadPool(
                        workers,
                        Thread.ofPlatform().daemon().name(name + "-", 1).factory()))
                .pollingInterval(POLLING)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(TIME_TO_STOP)
                .clock(clock::instant)
                .failureLogging(LogLevel.OFF, false)
                .build();
        scheduler.registerSchedulerListener(new SchedulerWatch(scheduler, clock));
    }

    void start() {
        scheduler.start();
    }

    void stop() {
        scheduler.stop();
    }

    /** In the transaction at hand; after its commit {@link SchedulerWatch} has the job looked for at once. */
    void enqueue(TaskId id) {
        scheduler.schedule(task.instance(id.toString(), correlationId(id)), clock.instant());
    }

    private CompletionHandler<String> execute(TaskInstance<String> instance, ExecutionContext context) {
        var id = new TaskId(CanonicalUuid.parse(instance.getId()).orElseThrow());
        try (var origin = MDC.putCloseable(RequestOrigin.CORRELATION_ID, instance.getData())) {
            var next = attempt.run(
                    id, context.getExecution().consecutiveFailures + 1, scheduler.getSchedulerState()::isShuttingDown);
            return switch (next) {
                case Attempt.Ended ended -> new CompletionHandler.OnCompleteRemove<>();
                case Attempt.GoOn goOn ->
                    (complete, job) -> job.reschedule(complete, clock.instant().plus(goOn.after()));
                case Attempt.TryAgain again ->
                    (complete, job) -> job.reschedule(
                            ExecutionComplete.failure(
                                    complete.getExecution(),
                                    complete.getTimeDone(),
                                    complete.getTimeDone(),
                                    again.failure()),
                            clock.instant().plus(again.after()));
            };
        }
    }

    /** Of the command at hand, so that the work is found under the id of the request. */
    private static String correlationId(TaskId id) {
        var origin = CurrentUnitOfWork.get().getMessage().getMetaData();
        return String.valueOf(origin.getOrDefault(RequestOrigin.CORRELATION_ID, id.toString()));
    }
}
