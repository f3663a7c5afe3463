package dev.smena.events;

import java.time.Instant;

/** A subscription was switched off by Smena itself. */
@StoredAs(name = "WebhookDisabled")
public record WebhookDisabled(WebhookId webhookId, DisableReason reason, Instant disabledAt) implements WebhookEvent {}
