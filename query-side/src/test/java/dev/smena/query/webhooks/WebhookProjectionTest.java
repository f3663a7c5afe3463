package dev.smena.query.webhooks;

import static dev.smena.query.webhooks.WebhookFacts.EVENTS;
import static dev.smena.query.webhooks.WebhookFacts.OTHER;
import static dev.smena.query.webhooks.WebhookFacts.T0;
import static dev.smena.query.webhooks.WebhookFacts.T1;
import static dev.smena.query.webhooks.WebhookFacts.T2;
import static dev.smena.query.webhooks.WebhookFacts.WEBHOOK;
import static dev.smena.query.webhooks.WebhookFacts.attempted;
import static dev.smena.query.webhooks.WebhookFacts.deactivated;
import static dev.smena.query.webhooks.WebhookFacts.delivery;
import static dev.smena.query.webhooks.WebhookFacts.failed;
import static dev.smena.query.webhooks.WebhookFacts.redelivery;
import static dev.smena.query.webhooks.WebhookFacts.removed;
import static dev.smena.query.webhooks.WebhookFacts.scheduled;
import static dev.smena.query.webhooks.WebhookFacts.subscribed;
import static dev.smena.query.webhooks.WebhookFacts.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.events.DisableReason;
import dev.smena.events.DomainEvent;
import dev.smena.events.WebhookChanged;
import dev.smena.events.WebhookChanges;
import dev.smena.events.WebhookDisabled;
import dev.smena.events.WebhookEventType;
import dev.smena.events.WebhookSecretRotated;
import dev.smena.events.WebhookState;
import dev.smena.query.input.QueryParameters.Range;
import dev.smena.query.webhooks.ProjectedWebhooks.Numbered;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WebhookProjectionTest {

    private static final Range ALL = new Range(0, 100);

    private final ProjectedWebhooks projected = new ProjectedWebhooks();

    @Test
    void aSubscriptionIsShownAsItNowIs() {
        var changes =
                new WebhookChanges("http://mes.example.com", List.of(WebhookEventType.BATCH_CREATED), null, 10, 60);
        projected.together(
                subscribed(WEBHOOK, T0),
                new WebhookSecretRotated(WEBHOOK, T2, T1),
                new WebhookChanged(WEBHOOK, changes, T1));
        projected.together(new WebhookDisabled(WEBHOOK, DisableReason.GONE, T2));

        assertThat(projected.webhooks.findWebhook(WEBHOOK))
                .contains(new WebhookState(
                        WEBHOOK,
                        "http://mes.example.com",
                        List.of(WebhookEventType.BATCH_CREATED),
                        false,
                        10,
                        60,
                        T0,
                        T2,
                        3));
    }

    @Test
    void subscriptionsAreListedOldestFirst() {
        projected.together(subscribed(WEBHOOK, T1), subscribed(OTHER, T0));

        assertThat(projected.webhooks.findWebhooks(ALL).items())
                .containsExactly(
                        new WebhookState(OTHER, "https://erp.example.com/hook", EVENTS, true, 3, 10, T0, T0, 0),
                        new WebhookState(WEBHOOK, "https://erp.example.com/hook", EVENTS, true, 3, 10, T1, T1, 0));
        var second = projected.webhooks.findWebhooks(new Range(1, 1));
        assertThat(second.items()).extracting(WebhookState::id).containsExactly(WEBHOOK);
        assertThat(second.total()).isEqualTo(2);
    }

    @Test
    void aRemovedSubscriptionTakesItsDeliveriesWithIt() {
        projected.together(subscribed(WEBHOOK, T0), subscribed(OTHER, T0), scheduled(delivery(1)));
        projected.together(succeeded(delivery(1), 1), scheduled(delivery(2)));
        projected.together(scheduled(delivery(3)), removed(WEBHOOK));

        assertThat(projected.webhooks.findWebhook(WEBHOOK)).isEmpty();
        assertThat(projected.rows().get("webhook")).hasSize(1);
        assertThat(projected.rows().get("delivery")).isEmpty();
        assertThat(projected.rows().get("count")).isEmpty();
    }

    @Test
    void nothingThatComesAfterARemovalBringsARowBack() {
        projected.together(subscribed(WEBHOOK, T0), scheduled(delivery(1)), removed(WEBHOOK), scheduled(delivery(2)));
        projected.together(failed(delivery(1), null, "The subscription was removed."), scheduled(delivery(3)));
        projected.oneByOne(
                failed(delivery(2), null, "The subscription was removed."),
                redelivery(delivery(1)),
                deactivated(WEBHOOK));

        assertThat(projected.rows().values())
                .allSatisfy(rows -> assertThat(rows).isEmpty());
    }

    @Test
    void redeliveredEventsChangeNothingHoweverTheyAreCut() {
        List<Numbered> events = projected.numbered(everything());
        projected.together(events);
        var once = projected.rows();
        assertThat(once.get("delivery")).hasSize(14);

        projected.together(events);
        assertThat(projected.rows()).isEqualTo(once);
        events.forEach(one -> projected.together(List.of(one)));
        assertThat(projected.rows()).isEqualTo(once);

        var oneByOne = new ProjectedWebhooks();
        events.forEach(one -> oneByOne.together(List.of(one)));
        assertThat(oneByOne.rows()).isEqualTo(once);

        var doubled = new ProjectedWebhooks();
        var twice = new ArrayList<Numbered>();
        events.forEach(one -> twice.addAll(Collections.nCopies(2, one)));
        doubled.together(twice);
        assertThat(doubled.rows()).isEqualTo(once);
    }

    private static DomainEvent[] everything() {
        var events = new ArrayList<DomainEvent>(List.of(
                subscribed(WEBHOOK, T0),
                subscribed(OTHER, T0),
                scheduled(delivery(1)),
                scheduled(delivery(2)),
                attempted(delivery(1), 1),
                scheduled(delivery(3), OTHER, WebhookEventType.TEST, T1),
                succeeded(delivery(2), 1),
                removed(OTHER),
                deactivated(WEBHOOK),
                failed(delivery(1), null, "The subscription is inactive."),
                scheduled(delivery(4), WEBHOOK, WebhookEventType.PRODUCT_AGGREGATED, T1),
                redelivery(delivery(2)),
                scheduled(delivery(5), WEBHOOK, WebhookEventType.TEST, T2)));
        IntStream.range(10, 20).forEach(number -> events.add(scheduled(delivery(number))));
        return events.toArray(DomainEvent[]::new);
    }
}
