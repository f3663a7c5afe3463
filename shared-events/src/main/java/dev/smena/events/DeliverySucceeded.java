package dev.smena.events;

import java.time.Instant;

/** The receiver has taken a delivery: it answered 2xx. */
@StoredAs(name = "DeliverySucceeded")
public record DeliverySucceeded(
        DeliveryId deliveryId, WebhookId webhookId, DeliveryAttempt attempt, Instant deliveredAt)
        implements DeliveryEvent {}
