package dev.smena.command.deliveries;

import dev.smena.events.DeliveryId;
import dev.smena.events.WebhookEventType;
import dev.smena.events.WebhookId;

/** @param body exactly what is sent, with each attempt */
record NewDelivery(DeliveryId deliveryId, WebhookId webhookId, WebhookEventType eventType, String body) {}
