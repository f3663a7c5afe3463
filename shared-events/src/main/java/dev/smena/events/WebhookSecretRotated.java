package dev.smena.events;

import java.time.Instant;

/** A subscription has got a new secret; until then both sign. */
@StoredAs(name = "WebhookSecretRotated")
public record WebhookSecretRotated(WebhookId webhookId, Instant bothUntil, Instant rotatedAt) implements WebhookEvent {}
