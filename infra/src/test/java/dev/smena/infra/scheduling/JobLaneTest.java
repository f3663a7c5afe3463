package dev.smena.infra.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.smena.command.tasks.Backoff;
import dev.smena.command.tasks.Job;
import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import dev.smena.infra.eventstore.EventTables;
import dev.smena.infra.eventstore.RequestOrigin;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JobLaneTest {

    private final List<String> done = new CopyOnWriteArrayList<>();
    private final TransactionTemplate transaction =
            new TransactionTemplate(new JdbcTransactionManager(EventTables.DATABASE));
    private final JobLane lane = lane();

    @AfterEach
    void stop() {
        lane.stop();
        assertThat(JdbcClient.create(EventTables.DATABASE)
                        .sql("select count(*) from events.report_job")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void doesWhatIsCommittedUnderTheIdOfItsRequest() {
        lane.start();
        TaskId task = task();

        enqueue(task, false);

        await().untilAsserted(() -> assertThat(done).containsExactly(task + " of request 7"));
    }

    @Test
    void knowsNothingOfWhatIsRolledBack() {
        TaskId undone = task();
        TaskId committed = task();
        enqueue(undone, true);
        enqueue(committed, false);

        lane.start();

        await().untilAsserted(() -> assertThat(done).containsExactly(committed + " of request 7"));
    }

    @Test
    void servesInTheOrderOfRequests() {
        List<TaskId> tasks = Stream.generate(JobLaneTest::task).limit(12).toList();
        tasks.forEach(task -> enqueue(task, false));

        lane.start();

        await().untilAsserted(() -> assertThat(done)
                .containsExactlyElementsOf(IntStream.range(0, 12)
                        .mapToObj(i -> tasks.get(i) + " of request 7")
                        .toList()));
    }

    private JobLane lane() {
        var job = new Job() {
            @Override
            public TaskKind kind() {
                return TaskKind.REPORT;
            }

            @Override
            public void run(TaskId id) {
                done.add(id + " of request " + MDC.get(RequestOrigin.CORRELATION_ID));
            }

            @Override
            public void giveUp(TaskId id, String error) {
                throw new AssertionError(error);
            }
        };
        var backoff = new Backoff(3, Duration.ofMillis(10));
        return new JobLane(job, 1, EventTables.DATABASE, backoff, Clock.systemUTC());
    }

    private void enqueue(TaskId task, boolean rollBack) {
        var command = new GenericMessage<>("command", Map.of(RequestOrigin.CORRELATION_ID, "7"));
        DefaultUnitOfWork.startAndGet(command)
                .execute(() -> transaction.executeWithoutResult(open -> {
                    lane.enqueue(task);
                    if (rollBack) {
                        open.setRollbackOnly();
                    }
                }));
    }

    private static TaskId task() {
        return new TaskId(UUID.randomUUID());
    }
}
