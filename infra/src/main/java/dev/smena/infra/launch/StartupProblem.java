package dev.smena.infra.launch;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.convert.ConversionFailedException;

/** Something the operator has to mend before Smena can start; its message is one line that says what. */
public final class StartupProblem extends RuntimeException {

    public StartupProblem(String message) {
        super(message);
    }

    public StartupProblem(String message, Throwable cause) {
        super(message, cause);
    }

    /** Prints why Smena could not start, in one line; the stack trace only if {@code dev.smena} logs at DEBUG. */
    public static void report(Throwable failure) {
        System.err.println("Smena could not start: " + reason(failure).replaceAll("\\s*\\R\\s*", " "));
        LoggerFactory.getLogger(StartupProblem.class).debug("Start-up failed", failure);
    }

    static String reason(Throwable failure) {
        return find(failure, StartupProblem.class)
                .map(Throwable::getMessage)
                .or(() -> find(failure, PortInUseException.class).map(StartupProblem::portTaken))
                .or(() -> find(failure, BindException.class).map(StartupProblem::misconfigured))
                .or(() -> find(failure, ConversionFailedException.class).map(StartupProblem::unreadable))
                .or(() -> find(failure, SQLException.class).map(StartupProblem::databaseDown))
                .orElseGet(() -> String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure)));
    }

    private static String portTaken(PortInUseException e) {
        return "port " + e.getPort() + " is taken by another program; choose another with --server.port=<number>.";
    }

    private static String misconfigured(BindException e) {
        return "the setting " + e.getName() + " cannot be read: "
                + NestedExceptionUtils.getMostSpecificCause(e).getMessage();
    }

    /** Read without the binder, which would have known the setting's name; {@code server.port} is. */
    private static String unreadable(ConversionFailedException e) {
        return "a setting has the value \"" + e.getValue() + "\", which cannot be read as "
                + e.getTargetType().getType().getSimpleName() + ".";
    }

    /** SQLSTATE class 08 is a connection not made or lost. */
    private static String databaseDown(SQLException e) {
        boolean down = String.valueOf(e.getSQLState()).startsWith("08");
        return "the database " + (down ? "does not answer" : "cannot be used") + " (" + e.getMessage()
                + "); see spring.datasource.url.";
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
