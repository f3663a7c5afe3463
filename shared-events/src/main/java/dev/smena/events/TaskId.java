package dev.smena.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.UUID;

/** The id of a piece of work that takes longer than a request; random. */
public record TaskId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TaskId {}

    /** Empty if the text is no UUID in its canonical form of 36 characters, whichever the letters' case. */
    public static Optional<TaskId> parse(String text) {
        return CanonicalUuid.parse(text).map(TaskId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
