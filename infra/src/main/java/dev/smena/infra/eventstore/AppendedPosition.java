package dev.smena.infra.eventstore;

import dev.smena.command.Written;
import java.util.Map;
import org.axonframework.commandhandling.CommandResultMessage;
import org.jspecify.annotations.Nullable;

/** Carries the position of the last event appended while a command is handled from the event store to its result. */
final class AppendedPosition {

    static final ScopedValue<AppendedPosition> CURRENT = ScopedValue.newInstance();

    private @Nullable Long last;

    void advanceTo(long position) {
        last = last == null ? position : Math.max(last, position);
    }

    <R> CommandResultMessage<R> addTo(CommandResultMessage<R> result) {
        return last == null || result.isExceptional() ? result : result.andMetaData(Map.of(Written.POSITION, last));
    }
}
