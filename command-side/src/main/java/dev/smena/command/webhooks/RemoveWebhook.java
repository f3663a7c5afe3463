package dev.smena.command.webhooks;

import dev.smena.events.WebhookId;

/** End a subscription; its secrets are forgotten. */
record RemoveWebhook(WebhookId webhookId) {}
