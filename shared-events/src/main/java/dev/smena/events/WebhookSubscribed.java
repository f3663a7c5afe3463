package dev.smena.events;

import java.time.Instant;
import java.util.List;

/**
 * Somebody wants to be told of events.
 *
 * @param retryCount how often a delivery is tried again after its first attempt
 * @param timeout of one attempt, in seconds
 */
@StoredAs(name = "WebhookSubscribed")
public record WebhookSubscribed(
        WebhookId webhookId,
        String url,
        List<WebhookEventType> events,
        int retryCount,
        int timeout,
        Instant subscribedAt)
        implements WebhookEvent {}
