package dev.smena.events;

import java.time.Instant;

/** A subscription is no more. */
@StoredAs(name = "WebhookRemoved")
public record WebhookRemoved(WebhookId webhookId, Instant removedAt) implements WebhookEvent {}
