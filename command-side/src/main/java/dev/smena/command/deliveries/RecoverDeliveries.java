package dev.smena.command.deliveries;

import dev.smena.events.WebhookId;
import java.time.Instant;

/** Redeliver those that were given up since, and before {@code until}, the oldest first. Results in how many, as an {@code int}. */
record RecoverDeliveries(WebhookId webhookId, Instant since, Instant until, int most) {}
