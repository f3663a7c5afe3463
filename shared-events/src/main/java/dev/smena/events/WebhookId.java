package dev.smena.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.UUID;

/** The id of a webhook subscription; random. */
public record WebhookId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WebhookId {}

    /** Empty if the text is no UUID in its canonical form of 36 characters, whichever the letters' case. */
    public static Optional<WebhookId> parse(String text) {
        return CanonicalUuid.parse(text).map(WebhookId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
