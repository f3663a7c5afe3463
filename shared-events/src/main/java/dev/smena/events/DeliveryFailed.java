package dev.smena.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery is given up, until somebody asks for it again.
 *
 * @param attempt the last one, in vain; null if it was not even tried
 * @param reason in words for the subscription's owner
 */
@StoredAs(name = "DeliveryFailed")
public record DeliveryFailed(
        DeliveryId deliveryId,
        WebhookId webhookId,
        @Nullable DeliveryAttempt attempt,
        String reason,
        Instant failedAt) implements DeliveryEvent {}
