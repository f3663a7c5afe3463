package dev.smena.infra.http;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks through the causes of a failure. */
final class Causes {

    private Causes() {}

    static <T> Optional<T> find(Throwable failure, Class<T> type) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
