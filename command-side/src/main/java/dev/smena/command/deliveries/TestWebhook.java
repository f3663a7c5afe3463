package dev.smena.command.deliveries;

import dev.smena.events.WebhookId;

/** Send one subscription a message without meaning, once. Results in the {@link dev.smena.events.DeliveryId}. */
record TestWebhook(WebhookId webhookId) {}
