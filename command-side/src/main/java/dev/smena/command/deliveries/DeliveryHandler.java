package dev.smena.command.deliveries;

import dev.smena.command.ProblemCode;
import dev.smena.command.Refusal;
import dev.smena.command.StoredEvents;
import dev.smena.command.webhooks.Subscriptions;
import dev.smena.events.DeliveryId;
import dev.smena.events.WebhookEventType;
import dev.smena.events.WebhookId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Commands of deliveries, many in one transaction, each with its row in the table that senders take from. */
@Component
class DeliveryHandler {

    private final Repository<WebhookDelivery> deliveries;
    private final StoredEvents stored;
    private final DeliveryRows rows;
    private final Subscriptions subscriptions;
    private final Messages messages;
    private final Wakeup wakeup;
    private final Clock clock;

    DeliveryHandler(
            Repository<WebhookDelivery> deliveries,
            StoredEvents stored,
            DeliveryRows rows,
            Subscriptions subscriptions,
            Messages messages,
            Wakeup wakeup,
            Clock clock) {
        this.deliveries = deliveries;
        this.stored = stored;
        this.rows = rows;
        this.subscriptions = subscriptions;
        this.messages = messages;
        this.wakeup = wakeup;
        this.clock = clock;
    }

    @CommandHandler
    void handle(ScheduleDeliveries command) throws Exception {
        Set<String> made = stored.firstOf(command.deliveries().stream()
                        .map(NewDelivery::deliveryId)
                        .toList())
                .keySet();
        schedule(command.deliveries().stream()
                .filter(delivery -> !made.contains(delivery.deliveryId().toString()))
                .toList());
    }

    @CommandHandler
    DeliveryId handle(TestWebhook command) throws Exception {
        subscriptions.requireExisting(command.webhookId());
        var id = new DeliveryId(UUID.randomUUID());
        String body = messages.test(command.webhookId(), clock.instant());
        schedule(List.of(new NewDelivery(id, command.webhookId(), WebhookEventType.TEST, body)));
        return id;
    }

    private void schedule(List<NewDelivery> fresh) throws Exception {
        Instant now = clock.instant();
        for (NewDelivery delivery : fresh) {
            deliveries.newInstance(
                    WebhookDelivery::new, created -> created.execute(root -> root.schedule(delivery, now)));
        }
        rows.makeDue(
                fresh.stream().map(NewDelivery::deliveryId).toList(),
                fresh.stream().map(NewDelivery::webhookId).toList(),
                now);
        wakeup.afterCommit();
    }

    @CommandHandler
    void handle(RetryDelivery command) {
        rows.stopWaiting(command.deliveryId(), clock.instant());
        wakeup.afterCommit();
    }

    @CommandHandler
    void handle(RedeliverWebhook command) {
        subscriptions.requireActive(command.webhookId());
        redeliver(command.webhookId(), List.of(command.deliveryId()));
    }

    @CommandHandler
    int handle(RecoverDeliveries command) {
        subscriptions.requireActive(command.webhookId());
        List<DeliveryId> failed =
                rows.failedSince(command.webhookId(), command.since(), command.until(), command.most());
        redeliver(command.webhookId(), failed);
        return failed.size();
    }

    private void redeliver(WebhookId webhook, List<DeliveryId> ids) {
        Instant now = clock.instant();
        ids.stream()
                .sorted(Comparator.comparing(DeliveryId::value))
                .forEach(id -> load(webhook, id).execute(delivery -> delivery.redeliver(now)));
        rows.makeDue(ids, Collections.nCopies(ids.size(), webhook), now);
        wakeup.afterCommit();
    }

    private Aggregate<WebhookDelivery> load(WebhookId webhook, DeliveryId id) {
        try {
            Aggregate<WebhookDelivery> delivery = deliveries.load(id.toString());
            if (delivery.invoke(root -> root.isOf(webhook))) {
                return delivery;
            }
        } catch (AggregateNotFoundException e) {
            // The same answer as to somebody else's.
        }
        throw new Refusal(ProblemCode.DELIVERY_NOT_FOUND, "Webhook " + webhook + " has no delivery " + id + ".");
    }
}
