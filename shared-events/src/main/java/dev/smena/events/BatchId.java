package dev.smena.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A batch's id, derived from its natural key (batch number, batch date), so that a second batch of that key meets the
 * event store's unique constraint.
 */
public record BatchId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BatchId {}

    public static BatchId of(int batchNumber, LocalDate batchDate) {
        return new BatchId(UUID.nameUUIDFromBytes(("batch/" + batchNumber + "/" + batchDate).getBytes(UTF_8)));
    }

    /** Empty if the text is no UUID in its canonical form of 36 characters, whichever the letters' case. */
    public static Optional<BatchId> parse(String text) {
        return CanonicalUuid.parse(text).map(BatchId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
