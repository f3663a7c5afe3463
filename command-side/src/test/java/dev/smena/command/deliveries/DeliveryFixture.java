package dev.smena.command.deliveries;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import dev.smena.command.StoredEvents;
import dev.smena.command.deliveries.Outcome.Attempted;
import dev.smena.command.webhooks.Subscriptions;
import dev.smena.events.DeliveryAttempt;
import dev.smena.events.DeliveryAttempted;
import dev.smena.events.DeliveryEvent;
import dev.smena.events.DeliveryFailed;
import dev.smena.events.DeliveryId;
import dev.smena.events.DeliveryScheduled;
import dev.smena.events.DeliverySucceeded;
import dev.smena.events.RedeliveryRequested;
import dev.smena.events.WebhookEventType;
import dev.smena.events.WebhookId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.common.caching.NoCache;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;

/** One delivery with its row, a clock that stands still, and jitter that is always the most. */
final class DeliveryFixture extends AggregateTestFixture<WebhookDelivery> {

    static final Instant NOW = Instant.parse("2026-11-09T05:30:00.123456Z");
    static final Instant BEFORE = NOW.minusSeconds(60);
    static final DeliverySettings SETTINGS =
            new DeliverySettings(Duration.ofSeconds(30), Duration.ofHours(4), Duration.ofDays(5), 10, 1_000);

    static final WebhookId WEBHOOK = new WebhookId(UUID.fromString("0b0e5c3e-8a3c-4f5d-9d1e-2c7f6a9b1d01"));
    static final DeliveryId DELIVERY = new DeliveryId(UUID.fromString("7f3a1c52-9d0e-3b6a-8c41-5e2f0a9b7d13"));
    static final String BODY = "{\"event\":\"batch_closed\"}";

    static final DeliveryScheduled SCHEDULED =
            new DeliveryScheduled(DELIVERY, WEBHOOK, WebhookEventType.BATCH_CLOSED, BODY, BEFORE);
    static final DeliverySucceeded SUCCEEDED = new DeliverySucceeded(
            DELIVERY, WEBHOOK, new DeliveryAttempt(1, BEFORE.minusSeconds(1), 7, 200, "", null), BEFORE);
    static final DeliveryFailed FAILED = new DeliveryFailed(DELIVERY, WEBHOOK, earlier(1), "no", BEFORE);
    static final RedeliveryRequested REDELIVERY = new RedeliveryRequested(DELIVERY, WEBHOOK, BEFORE);

    final Subscriptions subscriptions = mock();
    final Wakeup wakeup = mock();
    final DeliveryTables tables = new DeliveryTables();
    private final StoredEvents stored = mock();

    DeliveryFixture() {
        super(WebhookDelivery.class);
        tables.webhook(WEBHOOK, true);
        registerAnnotatedCommandHandler(new DeliveryHandler(
                getRepository(),
                stored,
                tables.rows,
                subscriptions,
                new Messages(stored, mock(), mock(), WireJson.MAPPER),
                wakeup,
                Clock.fixed(NOW, ZoneOffset.UTC)));
        registerAnnotatedCommandHandler(new OutcomeHandler(
                getRepository(),
                NoCache.INSTANCE,
                tables.rows,
                new ReceiverHealth(tables.jdbc, subscriptions, SETTINGS),
                new RetrySchedule(SETTINGS, Jitter.MOST),
                wakeup,
                Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    @Override
    public TestExecutor<WebhookDelivery> given(List<?> events) {
        events.forEach(event -> follow((DeliveryEvent) event));
        doReturn(Map.of(DELIVERY.toString(), events.getFirst())).when(stored).firstOf(any());
        return super.given(events);
    }

    private void follow(DeliveryEvent event) {
        if (event instanceof DeliveryScheduled || event instanceof RedeliveryRequested) {
            tables.rows.makeDue(List.of(DELIVERY), List.of(WEBHOOK), BEFORE);
        } else {
            tables.rows.follow(List.of(event));
        }
    }

    String row() {
        return tables.row(DELIVERY);
    }

    /** A failure that will be tried again in a second. */
    static DeliveryAttempted attempted(int number) {
        return new DeliveryAttempted(DELIVERY, WEBHOOK, earlier(number), NOW.plusSeconds(1));
    }

    private static DeliveryAttempt earlier(int number) {
        return new DeliveryAttempt(number, BEFORE.minusSeconds(1), 7, 500, "no", "The receiver answered 500.");
    }

    /** What is recorded of {@link #refused}. */
    static DeliveryAttempt failure(int number) {
        return new DeliveryAttempt(number, BEFORE, 7, 500, "no", "The receiver answered 500.");
    }

    /** The receiver has failed. */
    static RecordOutcomes refused(int retryCount) {
        return answered(500, "no", retryCount);
    }

    static RecordOutcomes answered(int status, String body, int retryCount) {
        return outcome(new Receiver.Reply(status, body, null, Optional.empty()), retryCount);
    }

    static RecordOutcomes outcome(Receiver.Reply reply, int retryCount) {
        return new RecordOutcomes(
                List.of(new Attempted(DELIVERY, WEBHOOK, BEFORE, Duration.ofMillis(7), reply, retryCount)));
    }
}
