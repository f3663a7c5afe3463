package dev.smena.query.webhooks;

import dev.smena.events.DeliveryAttempt;
import dev.smena.events.DeliveryAttempted;
import dev.smena.events.DeliveryFailed;
import dev.smena.events.DeliveryId;
import dev.smena.events.DeliveryScheduled;
import dev.smena.events.DeliverySucceeded;
import dev.smena.events.RedeliveryRequested;
import dev.smena.events.WebhookChanged;
import dev.smena.events.WebhookChanges;
import dev.smena.events.WebhookEventType;
import dev.smena.events.WebhookId;
import dev.smena.events.WebhookRemoved;
import dev.smena.events.WebhookSubscribed;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events of subscriptions and deliveries for tests. */
final class WebhookFacts {

    static final Instant T0 = Instant.parse("2026-11-09T05:00:00.000123Z");
    static final Instant T1 = T0.plusSeconds(1);
    static final Instant T2 = T0.plusSeconds(31);
    static final WebhookId WEBHOOK = new WebhookId(UUID.fromString("3f9c1b2a-5d4e-4f60-8a7b-9c0d1e2f3a4b"));
    static final WebhookId OTHER = new WebhookId(UUID.fromString("00000000-0000-4000-8000-000000000001"));
    static final List<WebhookEventType> EVENTS =
            List.of(WebhookEventType.PRODUCT_AGGREGATED, WebhookEventType.BATCH_CLOSED);
    static final String BODY = "{\"event\":\"batch_closed\",\"data\":{\"batch_number\":22222}}";

    private WebhookFacts() {}

    static WebhookSubscribed subscribed(WebhookId webhook, Instant at) {
        return new WebhookSubscribed(webhook, "https://erp.example.com/hook", EVENTS, 3, 10, at);
    }

    static WebhookChanged deactivated(WebhookId webhook) {
        return new WebhookChanged(webhook, new WebhookChanges(null, null, false, null, null), T1);
    }

    static WebhookRemoved removed(WebhookId webhook) {
        return new WebhookRemoved(webhook, T2);
    }

    static DeliveryId delivery(int number) {
        return DeliveryId.of("event " + number, WEBHOOK, 1);
    }

    static DeliveryScheduled scheduled(DeliveryId id) {
        return scheduled(id, WEBHOOK, WebhookEventType.BATCH_CLOSED, T0);
    }

    static DeliveryScheduled scheduled(DeliveryId id, WebhookId webhook, WebhookEventType type, Instant at) {
        return new DeliveryScheduled(id, webhook, type, BODY, at);
    }

    static DeliveryAttempted attempted(DeliveryId id, int number) {
        return new DeliveryAttempted(id, WEBHOOK, vain(number), T2);
    }

    static DeliverySucceeded succeeded(DeliveryId id, int number) {
        return new DeliverySucceeded(id, WEBHOOK, new DeliveryAttempt(number, T1, 17, 204, "", null), T1);
    }

    static DeliveryFailed failed(DeliveryId id, @Nullable DeliveryAttempt last, String reason) {
        return new DeliveryFailed(id, WEBHOOK, last, reason, T2);
    }

    static RedeliveryRequested redelivery(DeliveryId id) {
        return new RedeliveryRequested(id, WEBHOOK, T2);
    }

    static DeliveryAttempt vain(int number) {
        return new DeliveryAttempt(number, T1, 250, 503, "Идут работы\n", "The receiver answered 503.");
    }
}
