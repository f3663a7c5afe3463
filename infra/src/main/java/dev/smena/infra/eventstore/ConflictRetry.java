package dev.smena.infra.eventstore;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.RetryScheduler;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Sends a command again if it lost a race and the database has certainly undone it: another node appended first, or the
 * database broke a deadlock. A failure whose outcome is unknown, such as a connection lost at COMMIT, is not repeated.
 */
final class ConflictRetry implements RetryScheduler {

    private static final int MOST_ATTEMPTS = 12;
    private static final long FIRST_PAUSE_MS = 4;
    private static final long LONGEST_PAUSE_MS = 250;
    private static final Set<String> UNDONE_BY_THE_DATABASE = Set.of("40001", "40P01");

    private final ScheduledExecutorService timer;

    ConflictRetry(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    @Override
    public boolean scheduleRetry(
            @SuppressWarnings("rawtypes") CommandMessage command,
            RuntimeException lastFailure,
            List<Class<? extends Throwable>[]> failures,
            Runnable dispatch) {
        if (failures.size() >= MOST_ATTEMPTS || !isLostRace(lastFailure)) {
            return false;
        }
        long longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS << failures.size());
        long pause = ThreadLocalRandom.current().nextLong(1, longest + 1);
        Future<?> again = timer.schedule(() -> Thread.startVirtualThread(dispatch), pause, TimeUnit.MILLISECONDS);
        return !again.isCancelled();
    }

    static boolean isLostRace(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof ConcurrencyException
                        || cause instanceof AggregateStreamCreationException
                        || cause instanceof DeadlockException
                        || (cause instanceof SQLException sql && isUndone(sql)));
    }

    /** A failure that never reached the database, such as an exhausted connection pool, may have no state. */
    private static boolean isUndone(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && UNDONE_BY_THE_DATABASE.contains(state);
    }
}
