package dev.smena.command.webhooks;

import dev.smena.command.ProblemCode;
import dev.smena.command.Refusal;
import dev.smena.events.DisableReason;
import dev.smena.events.WebhookId;
import dev.smena.events.WebhookState;
import java.time.Clock;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Subscriptions as command handlers reach them: in the transaction of the command at hand. */
@Component
public class Subscriptions {

    private final Repository<WebhookSubscription> repository;
    private final SubscriptionRows rows;
    private final Clock clock;

    Subscriptions(Repository<WebhookSubscription> repository, SubscriptionRows rows, Clock clock) {
        this.repository = repository;
        this.rows = rows;
        this.clock = clock;
    }

    /** Refused if there is none. */
    public void requireExisting(WebhookId id) {
        load(id);
    }

    /** Refused if there is none, or it gets nothing at present. */
    public void requireActive(WebhookId id) {
        if (!load(id).invoke(WebhookSubscription::state).isActive()) {
            throw new Refusal(
                    ProblemCode.VALIDATION_FAILED,
                    "Webhook " + id + " is not active: it would get nothing. Activate it first.");
        }
    }

    /** Does nothing if it is inactive already, or no more. */
    public void disable(WebhookId id, DisableReason reason) {
        try {
            Aggregate<WebhookSubscription> webhook = repository.load(id.toString());
            webhook.execute(root -> root.disable(reason, clock.instant()));
            save(webhook);
        } catch (AggregateNotFoundException e) {
            // It was removed meanwhile: nobody is there to be told nothing any more.
        }
    }

    Aggregate<WebhookSubscription> load(WebhookId id) {
        try {
            return repository.load(id.toString());
        } catch (AggregateNotFoundException e) {
            throw Refusal.webhookNotFound(id.toString());
        }
    }

    WebhookState save(Aggregate<WebhookSubscription> webhook) {
        WebhookState state = webhook.invoke(WebhookSubscription::state);
        rows.save(state);
        return state;
    }

    Aggregate<WebhookSubscription> begin(SubscribeWebhook command) throws Exception {
        return repository.newInstance(
                WebhookSubscription::new, webhook -> webhook.execute(root -> root.subscribe(command, clock.instant())));
    }
}
