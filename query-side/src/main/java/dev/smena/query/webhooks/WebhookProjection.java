package dev.smena.query.webhooks;

import dev.smena.events.DeliveryEvent;
import dev.smena.events.DeliveryId;
import dev.smena.events.DomainEvent;
import dev.smena.events.WebhookEvent;
import dev.smena.events.WebhookId;
import dev.smena.query.Gathering;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;

/**
 * Keeps subscriptions and their deliveries, in a group of their own, so that a burst of deliveries holds up nobody who
 * reads batches. Events are collected and written just before the transaction commits.
 */
@Component
@ProcessingGroup("webhook")
class WebhookProjection {

    private final WebhookRows webhooks;
    private final WebhookDeliveryRows deliveries;
    private final DeliveryCounts counts;
    private final Gathering<Fact> facts = new Gathering<>(WebhookProjection.class, this::write);

    WebhookProjection(WebhookRows webhooks, WebhookDeliveryRows deliveries, DeliveryCounts counts) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.counts = counts;
    }

    private record Fact(DomainEvent event, long sequence) {}

    @EventHandler
    void on(WebhookEvent event, @SequenceNumber long sequence) {
        facts.add(new Fact(event, sequence));
    }

    @EventHandler
    void on(DeliveryEvent event, @SequenceNumber long sequence) {
        facts.add(new Fact(event, sequence));
    }

    private void write(List<Fact> gathered) {
        WebhookFold fold = load(gathered);
        for (Fact fact : gathered) {
            if (fact.event() instanceof WebhookEvent event) {
                fold.add(event, fact.sequence());
            } else if (fact.event() instanceof DeliveryEvent event) {
                fold.add(event, fact.sequence());
            }
        }
        for (WebhookId removed : fold.removedWebhooks) {
            webhooks.remove(removed);
            deliveries.removeAllOf(removed);
            counts.removeAllOf(removed);
        }
        webhooks.save(fold.changedWebhooks.values());
        deliveries.add(fold.newDeliveries.values(), fold.bodies);
        deliveries.change(fold.changedDeliveries.values());
        counts.add(fold.more);
    }

    private WebhookFold load(List<Fact> gathered) {
        Set<WebhookId> webhookIds = new HashSet<>();
        Set<DeliveryId> deliveryIds = new HashSet<>();
        for (Fact fact : gathered) {
            if (fact.event() instanceof WebhookEvent event) {
                webhookIds.add(event.webhookId());
            } else if (fact.event() instanceof DeliveryEvent event) {
                webhookIds.add(event.webhookId());
                deliveryIds.add(event.deliveryId());
            }
        }
        return new WebhookFold(webhooks.load(webhookIds), deliveries.load(deliveryIds));
    }
}
