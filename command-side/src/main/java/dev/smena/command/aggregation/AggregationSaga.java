package dev.smena.command.aggregation;

import dev.smena.command.Commands;
import dev.smena.command.tasks.Backoff;
import dev.smena.command.tasks.JobQueue;
import dev.smena.events.AggregationCompleted;
import dev.smena.events.AggregationFailed;
import dev.smena.events.AggregationRequested;
import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Takes a task through its chunks, a few a step, so that many tasks share the workers. Each step is a persistent
 * deadline. Commands go out apart from the saga's own transaction: what they have done stays when the saga is stopped in
 * the middle of a step, and the step, which then comes again, finds it done.
 */
@Saga
@ProcessingGroup("aggregation")
public class AggregationSaga {

    static final int MOST_ERRORS_IN_AN_ANSWER = 1_000;
    static final int CHUNKS_A_STEP = 5;
    static final String STEP = "aggregation-step";

    /** The saga's connection waits that long at most, and for the slowest of chunks, well before the database minds. */
    private static final Duration LONGEST_STEP = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(AggregationSaga.class);

    @SuppressWarnings("NullAway.Init") // by the event that starts it
    private TaskId taskId;

    private int chunks;
    private int next;
    private int refused;
    private int step;
    private int failures;
    private Map<String, Object> origin = Map.of();

    private transient Commands commands;
    private transient DeadlineManager deadlines;
    private transient JobQueue jobs;
    private transient Backoff backoff;
    private transient Clock clock;

    /** A step that is due; one that has been taken already comes again if its node was killed just then. */
    record Step(int number) {}

    @StartSaga
    @SagaEventHandler(associationProperty = "taskId")
    void on(AggregationRequested event, MetaData metaData) {
        taskId = event.taskId();
        chunks = event.chunks();
        origin = Map.copyOf(metaData);
        scheduleStep(Duration.ZERO);
    }

    @DeadlineHandler(deadlineName = STEP)
    void on(Step due) {
        if (due.number() == step) {
            try {
                advance();
            } catch (RuntimeException e) {
                tryAgain(e);
            }
        }
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "taskId")
    void on(AggregationCompleted event) {}

    @EndSaga
    @SagaEventHandler(associationProperty = "taskId")
    void on(AggregationFailed event) {}

    private void advance() {
        Instant end = clock.instant().plus(LONGEST_STEP);
        for (int sent = 0;
                next < chunks && sent < CHUNKS_A_STEP && clock.instant().isBefore(end);
                sent++) {
            AggregationProgress progress = commands.sendApart(new ProgressAggregation(taskId, next), origin);
            if (progress.ended()) {
                return;
            }
            next++;
            refused = progress.refused();
            failures = 0;
        }
        if (next < chunks) {
            scheduleStep(Duration.ZERO);
        } else {
            complete();
        }
    }

    /** A file takes its time and may not be had, so it is a job's. */
    private void complete() {
        if (refused > MOST_ERRORS_IN_AN_ANSWER) {
            jobs.enqueue(TaskKind.AGGREGATION, taskId);
        } else {
            commands.sendApart(new CompleteAggregation(taskId, null), origin);
        }
    }

    private void tryAgain(RuntimeException failure) {
        log.warn("Aggregation {}, chunk {} of {}, failed: {}", taskId, next, chunks, failure.toString());
        backoff.after(++failures).ifPresentOrElse(this::scheduleStep, this::giveUp);
    }

    private void giveUp() {
        String why = "The aggregation was given up after " + failures + " attempts";
        commands.sendApart(new FailAggregation(taskId, why), origin);
    }

    private void scheduleStep(Duration pause) {
        step++;
        deadlines.schedule(pause, STEP, new Step(step));
    }

    @Autowired
    void with(Commands given) {
        commands = given;
    }

    @Autowired
    void with(DeadlineManager given) {
        deadlines = given;
    }

    @Autowired
    void with(JobQueue given) {
        jobs = given;
    }

    @Autowired
    void with(Backoff given) {
        backoff = given;
    }

    @Autowired
    void with(Clock given) {
        clock = given;
    }
}
