package dev.smena.command.aggregation;

import static dev.smena.command.aggregation.AggregationFixture.BATCH;
import static dev.smena.command.aggregation.AggregationFixture.NOW;
import static dev.smena.command.aggregation.AggregationFixture.TASK;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.test.saga.SagaTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AggregationSagaTest {

    private static final int ATTEMPTS = 3;
    private static final String GIVEN_UP = "The aggregation was given up after 3 attempts";

    private final SagaTestFixture<AggregationSaga> fixture = new SagaTestFixture<>(AggregationSaga.class);
    private final List<TaskId> enqueued = new ArrayList<>();
    private int refusedAChunk;
    private int chunkFailures;
    private boolean closed;

    @BeforeEach
    void surround() {
        fixture.registerResource(new Commands(DefaultCommandGateway.builder()
                .commandBus(fixture.getCommandBus())
                .build()));
        fixture.registerResource((JobQueue) this::enqueue);
        fixture.registerResource(new Backoff(ATTEMPTS, Duration.ofSeconds(1)));
        fixture.registerResource(Clock.fixed(NOW, ZoneOffset.UTC));
        fixture.setCallbackBehavior((command, metaData) -> answer(command));
    }

    private void enqueue(TaskKind kind, TaskId id) {
        assertThat(kind).isEqualTo(TaskKind.AGGREGATION);
        enqueued.add(id);
    }

    private @Nullable Object answer(Object command) {
        if (command instanceof ProgressAggregation progress) {
            if (chunkFailures-- > 0) {
                throw new IllegalStateException("no database");
            }
            int done = progress.chunk() + 1;
            return new AggregationProgress(BATCH, 7_000, 7, done, done * 1_000, done * (1_000 - refusedAChunk), closed);
        }
        return null;
    }

    private static AggregationRequested requested(int chunks) {
        return new AggregationRequested(TASK, BATCH, chunks * 1_000, chunks, NOW);
    }

    private static Object[] commands(int chunks, Object last) {
        return Stream.concat(
                        IntStream.range(0, chunks).mapToObj(chunk -> new ProgressAggregation(TASK, chunk)),
                        Stream.of(last))
                .toArray();
    }

    @Test
    void goesThroughAllChunksAndCompletes() throws Exception {
        fixture.givenAPublished(requested(7))
                .whenTimeElapses(Duration.ZERO)
                .expectActiveSagas(1)
                .expectDispatchedCommands(commands(7, new CompleteAggregation(TASK, null)))
                .expectNoScheduledDeadlines();
    }

    @Test
    void takesAFewChunksAStep() throws Exception {
        fixture.givenAPublished(requested(7))
                .whenTimeElapses(Duration.ZERO)
                .expectActiveSagas(1)
                .expectDispatchedCommands(commands(7, new CompleteAggregation(TASK, null)))
                .expectDeadlinesMet(new AggregationSaga.Step(1), new AggregationSaga.Step(2));
    }

    @Test
    void triesAChunkThatFailedAgainAfterAPause() throws Exception {
        chunkFailures = 1;

        fixture.givenAPublished(requested(1))
                .andThenTimeElapses(Duration.ZERO)
                .whenTimeElapses(Duration.ofMillis(1_001))
                .expectActiveSagas(1)
                .expectDispatchedCommands(new ProgressAggregation(TASK, 0), new CompleteAggregation(TASK, null));
    }

    @Test
    void pausesTwiceAsLongTheSecondTime() throws Exception {
        chunkFailures = 2;

        fixture.givenAPublished(requested(1))
                .andThenTimeElapses(Duration.ZERO)
                .andThenTimeElapses(Duration.ofMillis(1_001))
                .whenTimeElapses(Duration.ofMillis(1_001))
                .expectActiveSagas(1)
                .expectNoDispatchedCommands()
                .expectScheduledDeadline(Duration.ofMillis(998), new AggregationSaga.Step(3));
    }

    @Test
    void givesUpWhenTheAttemptsAreUsedUp() throws Exception {
        chunkFailures = ATTEMPTS;

        fixture.givenAPublished(requested(1))
                .andThenTimeElapses(Duration.ZERO)
                .andThenTimeElapses(Duration.ofMillis(1_001))
                .whenTimeElapses(Duration.ofMillis(2_001))
                .expectActiveSagas(1)
                .expectDispatchedCommands(new ProgressAggregation(TASK, 0), new FailAggregation(TASK, GIVEN_UP))
                .expectNoScheduledDeadlines();
    }

    @Test
    void stopsWhenTheTaskHasEnded() throws Exception {
        closed = true;

        fixture.givenAPublished(requested(7))
                .whenTimeElapses(Duration.ZERO)
                .expectActiveSagas(1)
                .expectDispatchedCommands(new ProgressAggregation(TASK, 0))
                .expectNoScheduledDeadlines();
    }

    @Test
    void aThousandRefusedCodesFitIntoTheAnswer() throws Exception {
        refusedAChunk = 500;

        fixture.givenAPublished(requested(2))
                .whenTimeElapses(Duration.ZERO)
                .expectActiveSagas(1)
                .expectDispatchedCommands(commands(2, new CompleteAggregation(TASK, null)));
    }

    @Test
    void moreRefusedCodesAreLeftToAJob() throws Exception {
        refusedAChunk = 501;

        fixture.givenAPublished(requested(2))
                .whenTimeElapses(Duration.ZERO)
                .expectActiveSagas(1)
                .expectDispatchedCommands(new ProgressAggregation(TASK, 0), new ProgressAggregation(TASK, 1))
                .expectNoScheduledDeadlines();

        assertThat(enqueued).containsExactly(TASK);
    }

    @Test
    void endsWithItsTask() throws Exception {
        fixture.givenAPublished(requested(1))
                .whenPublishingA(new AggregationCompleted(TASK, 1_000, 1_000, null, NOW))
                .expectNoDispatchedCommands()
                .expectActiveSagas(0);
        fixture.givenAPublished(requested(1))
                .whenPublishingA(new AggregationFailed(TASK, "closed", NOW))
                .expectNoDispatchedCommands()
                .expectActiveSagas(0);
    }
}
