package dev.smena.command.deliveries;

import dev.smena.events.DeliveryId;
import dev.smena.events.WebhookId;
import java.time.Duration;

/** A delivery that this node, and no other, may try now; with the subscription's settings of this moment. */
record Claim(
        DeliveryId deliveryId, WebhookId webhookId, String url, boolean active, int retryCount, Duration timeout) {}
