package dev.smena.query.webhooks;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.smena.events.DeliveryId;
import dev.smena.events.WebhookEventType;
import dev.smena.events.WebhookId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as people read it.
 *
 * @param payload the body that is sent, which is JSON itself
 */
record DeliveryView(
        DeliveryId id,
        WebhookId subscriptionId,
        WebhookEventType eventType,
        @JsonRawValue String payload,
        DeliveryStatus status,
        int attempts,
        @Nullable Integer responseStatus,
        @Nullable String responseBody,
        @Nullable String errorMessage,
        Instant createdAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant nextAttemptAt) {

    static DeliveryView of(DeliveryState delivery, String payload) {
        return new DeliveryView(
                delivery.id(),
                delivery.webhookId(),
                delivery.eventType(),
                payload,
                delivery.status(),
                delivery.attempts(),
                delivery.responseStatus(),
                delivery.responseBody(),
                delivery.errorMessage(),
                delivery.createdAt(),
                delivery.deliveredAt(),
                delivery.nextAttemptAt());
    }
}
