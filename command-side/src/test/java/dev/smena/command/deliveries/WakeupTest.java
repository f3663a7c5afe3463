package dev.smena.command.deliveries;

import static org.awaitility.Awaitility.await;

import dev.smena.command.database.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class WakeupTest {

    private static final long AN_HOUR = TimeUnit.HOURS.toMillis(1);

    private final Wakeup wakeup = new Wakeup();
    private final TransactionTemplate transaction =
            new TransactionTemplate(new JdbcTransactionManager(Database.emptied()));
    private final List<Thread> sleepers = new ArrayList<>();

    @AfterEach
    void wake() {
        sleepers.forEach(Thread::interrupt);
    }

    @Test
    void whoeverSleepsIsCalled() {
        Thread sleeper = sleeper();
        awaitState(sleeper, Thread.State.TIMED_WAITING);

        wakeup.afterCommit();

        awaitState(sleeper, Thread.State.TERMINATED);
    }

    @Test
    void aCallBeforehandIsNotMissed() {
        wakeup.afterCommit();

        awaitState(sleeper(), Thread.State.TERMINATED);
    }

    @Test
    void manyCallsAreOne() {
        wakeup.afterCommit();
        wakeup.afterCommit();

        awaitState(sleeper(), Thread.State.TERMINATED);
        awaitState(sleeper(), Thread.State.TIMED_WAITING);
    }

    @Test
    void aCallComesWithTheCommit() {
        transaction.executeWithoutResult(open -> wakeup.afterCommit());

        awaitState(sleeper(), Thread.State.TERMINATED);
    }

    @Test
    void noCallComesIfThereIsNoCommit() {
        transaction.executeWithoutResult(open -> {
            wakeup.afterCommit();
            open.setRollbackOnly();
        });

        awaitState(sleeper(), Thread.State.TIMED_WAITING);
    }

    private static void awaitState(Thread sleeper, Thread.State state) {
        await().until(() -> sleeper.getState() == state);
    }

    private Thread sleeper() {
        Thread sleeper = Thread.ofPlatform().daemon().start(this::sleep);
        sleepers.add(sleeper);
        return sleeper;
    }

    private void sleep() {
        try {
            wakeup.await(AN_HOUR);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
