package dev.smena.infra.scheduling;

import dev.smena.command.Refusal;
import dev.smena.command.files.FileStoreRefusal;
import dev.smena.command.files.FileStoreUnavailable;
import dev.smena.command.tasks.CannotBeDone;
import dev.smena.command.tasks.NotYet;
import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import dev.smena.infra.http.Failures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;

/** What to make of a job's failure, and what to say of it to a user. */
final class Failure {

    private Failure() {}

    /** What to tell if it is of no use to try again. */
    static Optional<String> hopeless(Throwable failure) {
        return switch (failure) {
            case CannotBeDone e -> Optional.ofNullable(e.getMessage());
            case Refusal e -> Optional.ofNullable(e.getMessage());
            case FileStoreRefusal e -> Optional.of("The object store refuses the file; the log says why.");
            default -> Optional.empty();
        };
    }

    /** What to tell when it has been tried often enough. */
    static String apology(Throwable failure, TaskKind kind, TaskId id, int attempts) {
        return isOurs(failure)
                ? "An internal error stopped the %s; the log has it under task %s.".formatted(kind, id)
                : "%s The %s was given up after %d attempts. Ask for it again later."
                        .formatted(trouble(failure), kind, attempts);
    }

    /** Whether it is a fault of the program rather than of what it depends on. */
    static boolean isOurs(Throwable failure) {
        return hopeless(failure).isEmpty() && trouble(failure).isEmpty();
    }

    private static String trouble(Throwable failure) {
        return switch (failure) {
            case NotYet e -> String.valueOf(e.getMessage());
            case FileStoreUnavailable e -> "The object store does not answer.";
            case IOException e -> "The server cannot work on files at the moment; the log says why.";
            case UncheckedIOException e -> trouble(Objects.requireNonNull(e.getCause()));
            default -> Failures.isForNow(failure) ? "The database did not answer or was too busy." : "";
        };
    }
}
