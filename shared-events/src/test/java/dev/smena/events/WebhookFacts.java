package dev.smena.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Events of one subscription for tests. */
final class WebhookFacts {

    static final WebhookId WEBHOOK = new WebhookId(UUID.fromString("3f9c1b2a-5d4e-4f60-8a7b-9c0d1e2f3a4b"));
    static final Instant SUBSCRIBED_AT = Instant.parse("2026-11-08T12:00:00Z");
    static final Instant CHANGED_AT = Instant.parse("2026-11-09T05:30:00.123456Z");

    static final WebhookSubscribed SUBSCRIBED = new WebhookSubscribed(
            WEBHOOK,
            "https://erp.example.com/smena",
            List.of(WebhookEventType.BATCH_CLOSED, WebhookEventType.PRODUCT_AGGREGATED),
            3,
            10,
            SUBSCRIBED_AT);

    private WebhookFacts() {}

    static WebhookState stateAfter(WebhookEvent... events) {
        WebhookState state = WebhookState.after(null, SUBSCRIBED);
        for (WebhookEvent event : events) {
            state = WebhookState.after(state, event);
        }
        return state;
    }
}
