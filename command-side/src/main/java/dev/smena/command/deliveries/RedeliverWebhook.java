package dev.smena.command.deliveries;

import dev.smena.events.DeliveryId;
import dev.smena.events.WebhookId;

/** Try a delivery at once, whatever has become of it, and count its retries anew. */
record RedeliverWebhook(WebhookId webhookId, DeliveryId deliveryId) {}
