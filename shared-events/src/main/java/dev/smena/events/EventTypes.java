package dev.smena.events;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every event type by its stored name, found by walking the sealed index from {@link DomainEvent} down. */
public final class EventTypes {

    private static final Map<String, Class<?>> BY_NAME =
            concrete(DomainEvent.class).collect(toUnmodifiableMap(EventTypes::nameOf, Function.identity()));

    private EventTypes() {}

    public static Map<String, Class<?>> byName() {
        return BY_NAME;
    }

    public static Optional<Class<?>> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    public static boolean isEvent(Class<?> type) {
        return type.isAnnotationPresent(StoredAs.class);
    }

    public static String nameOf(Class<?> event) {
        return stored(event).name();
    }

    public static String revisionOf(Class<?> event) {
        return stored(event).revision();
    }

    private static StoredAs stored(Class<?> event) {
        return requireNonNull(event.getAnnotation(StoredAs.class), () -> event.getName() + " lacks @StoredAs");
    }

    private static Stream<Class<?>> concrete(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(EventTypes::concrete)
                : Stream.of(type);
    }
}
