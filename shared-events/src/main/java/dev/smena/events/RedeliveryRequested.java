package dev.smena.events;

import java.time.Instant;

/** Somebody wants a delivery to be tried at once, whatever has become of it, and its retries to be counted anew. */
@StoredAs(name = "RedeliveryRequested")
public record RedeliveryRequested(DeliveryId deliveryId, WebhookId webhookId, Instant requestedAt)
        implements DeliveryEvent {}
