package dev.smena.query.past;

import dev.smena.query.input.QueryParameters;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Which state of a batch is asked for. */
public sealed interface Moment {

    /** The state after the event of that number. */
    record Version(long number) implements Moment {}

    /** The state after the last event that had happened by then. */
    record Time(Instant at) implements Moment {}

    /**
     * Reads {@code version} or {@code at}; null if neither is given, which asks for the present.
     *
     * @param zone meant by a time without offset
     */
    static @Nullable Moment read(QueryParameters parameters, ZoneId zone) {
        Integer version = parameters.integer("version", 0, Integer.MAX_VALUE);
        Instant at = parameters.time("at", zone);
        parameters.notBoth("version", "at");
        return version != null ? new Version(version) : at != null ? new Time(at) : null;
    }
}
