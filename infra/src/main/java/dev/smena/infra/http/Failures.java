package dev.smena.infra.http;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Optional;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.http.HttpStatus;

/** Tells what a caller can do about a failure that is not theirs: wait for the database, repeat, or report it to us. */
public final class Failures {

    private Failures() {}

    /** Whether it is worth repeating, because something we depend on was away or others were faster. */
    public static boolean isForNow(Throwable failure) {
        return !problem(failure).getStatusCode().isSameCodeAs(HttpStatus.INTERNAL_SERVER_ERROR);
    }

    static Problem problem(Throwable failure) {
        if (Causes.find(failure, SQLException.class)
                .filter(Failures::isDatabaseDown)
                .isPresent()) {
            return new Problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "dependency-unavailable",
                    "The database does not answer. A write may or may not have been done; read before repeating it.");
        }
        if (Causes.find(failure, LockAcquisitionFailedException.class).isPresent()) {
            return new Problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "dependency-unavailable",
                    "The batch was busy for too long: too many requests on it, or a slow database. Nothing was done.");
        }
        if (Causes.find(failure, ConcurrencyException.class).isPresent()
                || Causes.find(failure, AggregateStreamCreationException.class).isPresent()
                || Causes.find(failure, SQLException.class)
                        .filter(Failures::isLostRace)
                        .isPresent()) {
            return new Problem(
                    HttpStatus.CONFLICT,
                    "concurrent-change",
                    "Others kept changing the same thing meanwhile; nothing was done, repeat the request.");
        }
        return new Problem(
                HttpStatus.INTERNAL_SERVER_ERROR, "internal-error", "This is our fault; the log has it under this id.");
    }

    /**
     * SQLSTATE class 40: the database has undone the transaction, to break a deadlock for one; or 55P03: a lock was not to be
     * had in the time set for it.
     */
    private static boolean isLostRace(SQLException e) {
        String state = Optional.ofNullable(e.getSQLState()).orElse("");
        return state.startsWith("40") || state.equals("55P03");
    }

    /** No connection to be had, lost, or refused: SQLSTATE classes 08, 53 (resources) and 57 (operator), or a time-out. */
    private static boolean isDatabaseDown(SQLException e) {
        String state = Optional.ofNullable(e.getSQLState()).orElse("");
        return e instanceof SQLTransientException
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.equals("25P03");
    }
}
