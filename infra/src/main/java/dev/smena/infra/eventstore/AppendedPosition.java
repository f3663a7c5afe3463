package dev.smena.infra.eventstore;

import dev.smena.command.Written;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandResultMessage;
import org.jspecify.annotations.Nullable;

/**
 * What was appended while a command is handled: the position of the last event, carried from the event store to the
 * command's result, and which aggregates it concerned.
 */
final class AppendedPosition {

    static final ScopedValue<AppendedPosition> CURRENT = ScopedValue.newInstance();

    private final Set<String> aggregates = new HashSet<>();
    private @Nullable Long last;

    void advanceTo(long position, Stream<String> appendedTo) {
        last = last == null ? position : Math.max(last, position);
        appendedTo.forEach(aggregates::add);
    }

    boolean concerns(String aggregate) {
        return aggregates.contains(aggregate);
    }

    <R> CommandResultMessage<R> addTo(CommandResultMessage<R> result) {
        return last == null || result.isExceptional() ? result : result.andMetaData(Map.of(Written.POSITION, last));
    }
}
