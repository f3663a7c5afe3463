package dev.smena.command.deliveries;

import static org.awaitility.Awaitility.await;

import dev.smena.command.database.Database;
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
    private final Thread sleeper = Thread.ofPlatform().unstarted(this::sleep);

    @AfterEach
    void wake() {
        sleeper.interrupt();
    }

    @Test
    void whoeverSleepsIsCalled() {
        sleeper.start();
        awaitState(Thread.State.TIMED_WAITING);

        wakeup.afterCommit();

        awaitState(Thread.State.TERMINATED);
    }

    @Test
    void aCallBeforehandIsNotMissed() {
        wakeup.afterCommit();

        sleeper.start();

        awaitState(Thread.State.TERMINATED);
    }

    @Test
    void manyCallsAreOne() throws InterruptedException {
        wakeup.afterCommit();
        wakeup.afterCommit();
        wakeup.await(AN_HOUR);

        sleeper.start();

        awaitState(Thread.State.TIMED_WAITING);
    }

    @Test
    void aCallComesWithTheCommit() {
        transaction.executeWithoutResult(open -> wakeup.afterCommit());

        sleeper.start();

        awaitState(Thread.State.TERMINATED);
    }

    @Test
    void noCallComesIfThereIsNoCommit() {
        transaction.executeWithoutResult(open -> {
            wakeup.afterCommit();
            open.setRollbackOnly();
        });

        sleeper.start();

        awaitState(Thread.State.TIMED_WAITING);
    }

    private void awaitState(Thread.State state) {
        await().until(() -> sleeper.getState() == state);
    }

    private void sleep() {
        try {
            wakeup.await(AN_HOUR);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
