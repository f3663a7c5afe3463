package dev.smena.query.webhooks;

import dev.smena.events.DeliveryEvent;
import dev.smena.events.DeliveryId;
import dev.smena.events.DeliveryScheduled;
import dev.smena.events.WebhookEvent;
import dev.smena.events.WebhookId;
import dev.smena.events.WebhookRemoved;
import dev.smena.events.WebhookState;
import dev.smena.events.WebhookSubscribed;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Folds a batch of events onto what the rows hold, and keeps what is to be written. What a subscription's removal has
 * made meaningless is passed over, as is an event a row has seen already.
 */
final class WebhookFold {

    final Map<WebhookId, WebhookState> changedWebhooks = new LinkedHashMap<>();
    final Set<WebhookId> removedWebhooks = new LinkedHashSet<>();
    final Map<DeliveryId, DeliveryState> newDeliveries = new LinkedHashMap<>();
    final Map<DeliveryId, String> bodies = new HashMap<>();
    final Map<DeliveryId, DeliveryState> changedDeliveries = new LinkedHashMap<>();
    final Map<DeliveryCounts.Kind, Integer> more = new HashMap<>();
    private final Map<WebhookId, WebhookState> webhooks;
    private final Map<DeliveryId, DeliveryState> deliveries;

    /** What the rows hold of the subscriptions and deliveries that the events are about. */
    WebhookFold(Map<WebhookId, WebhookState> webhooks, Map<DeliveryId, DeliveryState> deliveries) {
        this.webhooks = new HashMap<>(webhooks);
        this.deliveries = new HashMap<>(deliveries);
    }

    void add(WebhookEvent event, long sequence) {
        WebhookState before = webhooks.get(event.webhookId());
        if (before == null ? !(event instanceof WebhookSubscribed) : sequence <= before.version()) {
            return;
        }
        if (event instanceof WebhookRemoved) {
            remove(event.webhookId());
        } else {
            WebhookState after = WebhookState.after(before, event);
            webhooks.put(after.id(), after);
            changedWebhooks.put(after.id(), after);
        }
    }

    void add(DeliveryEvent event, long sequence) {
        DeliveryState before = deliveries.get(event.deliveryId());
        if (!webhooks.containsKey(event.webhookId()) || (before != null && sequence <= before.version())) {
            return;
        }
        DeliveryState after = DeliveryState.after(before, event, sequence);
        deliveries.put(after.id(), after);
        if (event instanceof DeliveryScheduled scheduled) {
            bodies.put(after.id(), scheduled.body());
        }
        count(before, -1);
        count(after, 1);
        (bodies.containsKey(after.id()) ? newDeliveries : changedDeliveries).put(after.id(), after);
    }

    private void count(@Nullable DeliveryState delivery, int change) {
        if (delivery != null) {
            more.merge(DeliveryCounts.Kind.of(delivery), change, Integer::sum);
        }
    }

    private void remove(WebhookId webhook) {
        webhooks.remove(webhook);
        changedWebhooks.remove(webhook);
        removedWebhooks.add(webhook);
        for (var deliveriesOfAll : List.of(deliveries, newDeliveries, changedDeliveries)) {
            deliveriesOfAll.values().removeIf(delivery -> delivery.webhookId().equals(webhook));
        }
        more.keySet().removeIf(kind -> kind.webhook().equals(webhook));
    }
}
