package dev.smena.events;

import java.time.Instant;

/** A delivery was tried in vain and will be tried again. */
@StoredAs(name = "DeliveryAttempted")
public record DeliveryAttempted(
        DeliveryId deliveryId, WebhookId webhookId, DeliveryAttempt attempt, Instant nextAttemptAt)
        implements DeliveryEvent {}
