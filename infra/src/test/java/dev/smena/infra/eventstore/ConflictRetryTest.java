package dev.smena.infra.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionSystemException;

/** Only what the database has certainly undone may be run again. */
class ConflictRetryTest {

    private static final CommandMessage<?> COMMAND = GenericCommandMessage.asCommandMessage("close batch 1");
    private static final RuntimeException LOST_RACE = new ConcurrencyException("another node appended first");

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ConflictRetry retry = new ConflictRetry(timer);
    private final AtomicInteger dispatched = new AtomicInteger();

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    static Stream<Throwable> lostRaces() {
        return Stream.of(
                LOST_RACE,
                new ConcurrencyException(
                        "duplicate key in the event store", new SQLException("duplicate key", "23505")),
                new AggregateStreamCreationException("duplicate key", new SQLException("duplicate key", "23505")),
                new DeadlockException("two commands wait for each other"),
                new CommandExecutionException("wrapped", LOST_RACE),
                new EventStoreException("append", new SQLException("could not serialize access", "40001")),
                new CannotAcquireLockException("update", new SQLException("deadlock detected", "40P01")),
                new CannotAcquireLockException(
                        "batch", new BatchUpdateException(new int[0], new SQLException("deadlock detected", "40P01"))));
    }

    static Stream<Throwable> otherFailures() {
        return Stream.of(
                new IllegalStateException("a bug"),
                new EventStoreException("append", new SQLException("connection lost", "08006")),
                new TransactionSystemException("commit", new SQLException("connection lost", "08006")),
                new UncategorizedSQLException("commit", null, new SQLException("outcome unknown", "08007")),
                new EventStoreException("append", new SQLException("terminated by administrator", "57P01")),
                new DuplicateKeyException("registry", new SQLException("duplicate key", "23505")),
                new EventStoreException("append", new SQLException("no state", (String) null)));
    }

    @ParameterizedTest
    @MethodSource("lostRaces")
    void aLostRaceIsRunAgain(Throwable failure) {
        assertThat(ConflictRetry.isLostRace(failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("otherFailures")
    void anyOtherFailureIsNot(Throwable failure) {
        assertThat(ConflictRetry.isLostRace(failure)).isFalse();
    }

    @Test
    void theCommandIsDispatchedOnceAgainForEachLostRace() {
        assertThat(retry.scheduleRetry(COMMAND, LOST_RACE, attempts(1), dispatched::incrementAndGet))
                .isTrue();
        assertThat(retry.scheduleRetry(COMMAND, LOST_RACE, attempts(2), dispatched::incrementAndGet))
                .isTrue();

        await().until(() -> dispatched.get() == 2);
    }

    @Test
    void theCommandIsGivenUpAfterADozenAttempts() {
        assertThat(retry.scheduleRetry(COMMAND, LOST_RACE, attempts(11), dispatched::incrementAndGet))
                .isTrue();
        assertThat(retry.scheduleRetry(COMMAND, LOST_RACE, attempts(12), dispatched::incrementAndGet))
                .isFalse();

        await().until(() -> dispatched.get() == 1);
    }

    @Test
    void aCommandThatFailedForAnotherReasonIsNotDispatchedAgain() {
        assertThat(retry.scheduleRetry(
                        COMMAND, new IllegalStateException("a bug"), attempts(1), dispatched::incrementAndGet))
                .isFalse();

        assertThat(timer.shutdownNow()).isEmpty();
        assertThat(dispatched).hasValue(0);
    }

    @SuppressWarnings("unchecked")
    private static List<Class<? extends Throwable>[]> attempts(int count) {
        return Collections.nCopies(count, new Class[] {ConcurrencyException.class});
    }
}
