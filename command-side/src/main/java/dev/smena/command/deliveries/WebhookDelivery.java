package dev.smena.command.deliveries;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.smena.command.deliveries.Outcome.Attempted;
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
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one receiver; commands reach it through {@link DeliveryHandler}. What is not pending takes no
 * outcome: a node thought dead may come back late with one. Nor is one attempt noted twice: whoever could not learn whether
 * it is noted asks again.
 */
@Aggregate(cache = "deliveryCache", lockFactory = "batchLocks")
class WebhookDelivery {

    @AggregateIdentifier
    private DeliveryId id;

    private WebhookId webhookId;
    private boolean test;
    private boolean pending;
    private int attempts;
    private int failures;
    private @Nullable Instant lastAttempt;

    void schedule(NewDelivery delivery, Instant now) {
        apply(new DeliveryScheduled(
                delivery.deliveryId(), delivery.webhookId(), delivery.eventType(), delivery.body(), now));
    }

    /** @return what was applied, if anything */
    Optional<DeliveryEvent> record(Outcome outcome, RetrySchedule retries, Instant now) {
        if (!pending || isNoted(outcome)) {
            return Optional.empty();
        }
        DeliveryEvent event =
                switch (outcome) {
                    case Attempted attempted -> after(attempted, retries, now);
                    case Outcome.Hopeless hopeless -> new DeliveryFailed(id, webhookId, null, hopeless.reason(), now);
                };
        apply(event);
        return Optional.of(event);
    }

    private boolean isNoted(Outcome outcome) {
        return outcome instanceof Attempted attempted && attempted.at().equals(lastAttempt);
    }

    private DeliveryEvent after(Attempted attempted, RetrySchedule retries, Instant now) {
        var attempt = new DeliveryAttempt(
                attempts + 1,
                attempted.at(),
                attempted.took().toMillis(),
                attempted.reply().status(),
                attempted.reply().body(),
                attempted.error());
        if (attempted.succeeded()) {
            return new DeliverySucceeded(id, webhookId, attempt, now);
        }
        String reason = Objects.requireNonNull(attempted.error());
        if (attempted.gone()) {
            return new DeliveryFailed(id, webhookId, attempt, reason + " The webhook is switched off.", now);
        }
        if (test || failures >= attempted.retryCount()) {
            return new DeliveryFailed(id, webhookId, attempt, reason, now);
        }
        Instant next = retries.next(failures + 1, attempted.reply().retryAfter(), now);
        return new DeliveryAttempted(id, webhookId, attempt, next);
    }

    void redeliver(Instant now) {
        apply(new RedeliveryRequested(id, webhookId, now));
    }

    boolean isTest() {
        return test;
    }

    boolean isOf(WebhookId webhook) {
        return webhookId.equals(webhook);
    }

    @EventSourcingHandler
    void on(DeliveryEvent event) {
        switch (event) {
            case DeliveryScheduled e -> {
                id = e.deliveryId();
                webhookId = e.webhookId();
                test = e.eventType() == WebhookEventType.TEST;
                pending = true;
            }
            case DeliveryAttempted e -> {
                note(e.attempt());
                failures++;
            }
            case DeliverySucceeded e -> {
                note(e.attempt());
                pending = false;
            }
            case DeliveryFailed e -> {
                if (e.attempt() != null) {
                    note(e.attempt());
                }
                pending = false;
            }
            case RedeliveryRequested e -> {
                pending = true;
                failures = 0;
            }
        }
    }

    private void note(DeliveryAttempt attempt) {
        attempts = attempt.number();
        lastAttempt = attempt.at();
    }
}
