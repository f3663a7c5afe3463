package dev.smena.infra.eventstore;

import dev.smena.events.DeliveryAttempt;
import dev.smena.events.DeliveryAttempted;
import dev.smena.events.DeliveryFailed;
import dev.smena.events.DeliveryId;
import dev.smena.events.DeliveryScheduled;
import dev.smena.events.DeliverySucceeded;
import dev.smena.events.DisableReason;
import dev.smena.events.DomainEvent;
import dev.smena.events.RedeliveryRequested;
import dev.smena.events.WebhookChanged;
import dev.smena.events.WebhookChanges;
import dev.smena.events.WebhookDisabled;
import dev.smena.events.WebhookEventType;
import dev.smena.events.WebhookId;
import dev.smena.events.WebhookRemoved;
import dev.smena.events.WebhookSecretRotated;
import dev.smena.events.WebhookSubscribed;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One event of each type a webhook and a delivery have, with every field set. */
final class WebhookEventSamples {

    private static final WebhookId WEBHOOK = new WebhookId(UUID.fromString("3f9c1b2a-5d4e-4f60-8a7b-9c0d1e2f3a4b"));
    private static final DeliveryId DELIVERY = DeliveryId.of("5e1d0c8a-93b7-4f26-a8d1-7c40e2b95f13", WEBHOOK, 1);
    private static final String URL = "https://erp.example.com/hooks/smena?plant=7&token=%D1%8F";
    private static final String BODY = "{\"event\":\"product_aggregated\",\"data\":{\"unique_codes\":"
            + "[\"010460703951001021<&;\\\"'%+\\\\Ж\\u001D91EE05\"]},\"timestamp\":\"2026-11-09T10:00:00.000123+05:00\"}";
    private static final Instant AT = Instant.parse("2026-11-09T05:00:00.000123Z");
    private static final DeliveryAttempt IN_VAIN =
            new DeliveryAttempt(2, AT, 10_004, 503, "Идут работы\n", "The receiver answered 503.");
    private static final DeliveryAttempt WENT_WELL = new DeliveryAttempt(3, AT, 17, 200, "{\"ok\":true}", null);

    static final List<DomainEvent> ALL = List.of(
            new WebhookSubscribed(WEBHOOK, URL, WebhookEventType.subscribable(), 3, 10, AT),
            new WebhookChanged(
                    WEBHOOK, new WebhookChanges(URL, List.of(WebhookEventType.BATCH_CLOSED), false, 0, 60), AT),
            new WebhookSecretRotated(WEBHOOK, Instant.parse("2026-11-10T05:00:00.000123Z"), AT),
            new WebhookDisabled(WEBHOOK, DisableReason.GONE, AT),
            new WebhookRemoved(WEBHOOK, AT),
            new DeliveryScheduled(DELIVERY, WEBHOOK, WebhookEventType.PRODUCT_AGGREGATED, BODY, AT),
            new DeliveryAttempted(DELIVERY, WEBHOOK, IN_VAIN, Instant.parse("2026-11-09T05:01:00Z")),
            new DeliverySucceeded(DELIVERY, WEBHOOK, WENT_WELL, AT),
            new DeliveryFailed(DELIVERY, WEBHOOK, IN_VAIN, "Given up after 4 attempts.", AT),
            new RedeliveryRequested(DELIVERY, WEBHOOK, AT));

    private WebhookEventSamples() {}
}
