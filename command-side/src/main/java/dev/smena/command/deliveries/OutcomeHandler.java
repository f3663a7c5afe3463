package dev.smena.command.deliveries;

import dev.smena.events.DeliveryEvent;
import dev.smena.events.DeliveryFailed;
import dev.smena.events.DeliveryId;
import dev.smena.events.DeliverySucceeded;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.common.caching.Cache;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Notes what has become of deliveries: their events, their rows and how their receivers are, in one transaction. */
@Component
class OutcomeHandler {

    private final Repository<WebhookDelivery> deliveries;
    private final Cache deliveryCache;
    private final DeliveryRows rows;
    private final ReceiverHealth health;
    private final RetrySchedule retries;
    private final Wakeup wakeup;
    private final Clock clock;

    OutcomeHandler(
            Repository<WebhookDelivery> deliveries,
            Cache deliveryCache,
            DeliveryRows rows,
            ReceiverHealth health,
            RetrySchedule retries,
            Wakeup wakeup,
            Clock clock) {
        this.deliveries = deliveries;
        this.deliveryCache = deliveryCache;
        this.rows = rows;
        this.health = health;
        this.retries = retries;
        this.wakeup = wakeup;
        this.clock = clock;
    }

    /**
     * Subscriptions are locked before deliveries, as by whoever has a delivery made again, and both before any row; deliveries
     * in the order of their ids, so that two who record wait for each other instead of deadlocking.
     */
    @CommandHandler
    void handle(RecordOutcomes command) {
        var recorded = new ArrayList<DeliveryEvent>();
        health.switchOff(command.outcomes(), clock.instant());
        command.outcomes().stream()
                .sorted(Comparator.comparing(outcome -> outcome.deliveryId().value()))
                .forEach(outcome -> deliveries
                        .load(outcome.deliveryId().toString())
                        .invoke(root -> root.record(outcome, retries, clock.instant()))
                        .ifPresent(recorded::add));
        health.note(command.outcomes(), clock.instant());
        rows.follow(recorded);
        rows.forgetFailed(recorded.stream()
                .filter(DeliveryFailed.class::isInstance)
                .map(DeliveryEvent::deliveryId)
                .filter(this::isTest)
                .toList());
        forgetEnded(recorded);
        wakeup.afterCommit();
    }

    private boolean isTest(DeliveryId id) {
        return deliveries.load(id.toString()).invoke(WebhookDelivery::isTest);
    }

    /** What has come to its end is hardly ever asked for again, and would push out of the cache what is still to come. */
    private void forgetEnded(List<DeliveryEvent> recorded) {
        CurrentUnitOfWork.get()
                .afterCommit(work -> recorded.stream()
                        .filter(event -> event instanceof DeliverySucceeded || event instanceof DeliveryFailed)
                        .forEach(
                                event -> deliveryCache.remove(event.deliveryId().toString())));
    }
}
