package dev.smena.events;

import java.time.Instant;

/** Settings of a subscription were changed; it may have been switched off or on. */
@StoredAs(name = "WebhookChanged")
public record WebhookChanged(WebhookId webhookId, WebhookChanges changes, Instant changedAt) implements WebhookEvent {}
