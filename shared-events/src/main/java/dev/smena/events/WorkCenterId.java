package dev.smena.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A work center's id, derived from its identifier. */
public record WorkCenterId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WorkCenterId {}

    public static WorkCenterId of(String identifier) {
        return new WorkCenterId(UUID.nameUUIDFromBytes(("work-center/" + identifier).getBytes(UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
