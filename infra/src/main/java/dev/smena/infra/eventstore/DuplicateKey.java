package dev.smena.infra.eventstore;

import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;

/** An event with that number was there already: somebody else appended first. */
final class DuplicateKey {

    private static final String UNIQUE_VIOLATION = "23505";

    private DuplicateKey() {}

    static boolean causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState()));
    }
}
