package dev.smena.events;

import java.time.Instant;

/**
 * A subscription is to be told of something.
 *
 * @param body exactly what is sent, with each attempt
 */
@StoredAs(name = "DeliveryScheduled")
public record DeliveryScheduled(
        DeliveryId deliveryId, WebhookId webhookId, WebhookEventType eventType, String body, Instant scheduledAt)
        implements DeliveryEvent {}
