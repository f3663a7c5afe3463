package dev.smena.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.UUID;

/**
 * The id of a webhook delivery, derived from the event and the subscription, so that an event read twice meets the event
 * store's unique constraint instead of the receiver. It goes out as {@code webhook-id}, the same with each attempt.
 */
public record DeliveryId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DeliveryId {}

    /** @param part from 1; an event too large for one delivery becomes several */
    public static DeliveryId of(String eventId, WebhookId webhook, int part) {
        String name = "delivery/" + eventId + "/" + webhook + (part == 1 ? "" : "/" + part);
        return new DeliveryId(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)));
    }

    /** Empty if the text is no UUID in its canonical form of 36 characters, whichever the letters' case. */
    public static Optional<DeliveryId> parse(String text) {
        return CanonicalUuid.parse(text).map(DeliveryId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
