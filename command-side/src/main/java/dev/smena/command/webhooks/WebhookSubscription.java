package dev.smena.command.webhooks;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import dev.smena.events.DisableReason;
import dev.smena.events.WebhookChanged;
import dev.smena.events.WebhookChanges;
import dev.smena.events.WebhookDisabled;
import dev.smena.events.WebhookEvent;
import dev.smena.events.WebhookId;
import dev.smena.events.WebhookRemoved;
import dev.smena.events.WebhookSecretRotated;
import dev.smena.events.WebhookState;
import dev.smena.events.WebhookSubscribed;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** Who is to be told of what, and where; commands reach it through {@link SubscriptionHandler}. It knows no secret. */
@Aggregate(cache = "webhookCache", lockFactory = "batchLocks")
class WebhookSubscription {

    @AggregateIdentifier
    private WebhookId id;

    private WebhookState state;

    void subscribe(SubscribeWebhook command, Instant now) {
        apply(new WebhookSubscribed(
                command.webhookId(), command.url(), command.events(), command.retryCount(), command.timeout(), now));
    }

    void change(WebhookChanges wanted, Instant now) {
        WebhookChanges changes = wanted.against(state);
        if (!changes.equals(WebhookChanges.NONE)) {
            apply(new WebhookChanged(id, changes, now));
        }
    }

    void noteRotation(Instant bothUntil, Instant now) {
        apply(new WebhookSecretRotated(id, bothUntil, now));
    }

    void disable(DisableReason reason, Instant now) {
        if (state.isActive()) {
            apply(new WebhookDisabled(id, reason, now));
        }
    }

    void remove(Instant now) {
        apply(new WebhookRemoved(id, now));
    }

    WebhookState state() {
        return state;
    }

    @EventSourcingHandler
    void on(WebhookEvent event) {
        id = event.webhookId();
        state = WebhookState.after(state, event);
        if (event instanceof WebhookRemoved) {
            markDeleted();
        }
    }
}
