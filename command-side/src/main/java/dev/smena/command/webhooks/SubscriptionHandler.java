package dev.smena.command.webhooks;

import dev.smena.command.InvalidField;
import dev.smena.command.Refusal;
import dev.smena.events.WebhookState;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.springframework.stereotype.Component;

/** Commands of subscriptions: events, secrets and the row that deliveries go by, in one transaction. */
@Component
class SubscriptionHandler {

    private final Subscriptions subscriptions;
    private final SubscriptionRows rows;
    private final Secrets secrets;
    private final WebhookSettings settings;
    private final Clock clock;

    SubscriptionHandler(
            Subscriptions subscriptions,
            SubscriptionRows rows,
            Secrets secrets,
            WebhookSettings settings,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.rows = rows;
        this.secrets = secrets;
        this.settings = settings;
        this.clock = clock;
    }

    /** Requests at the same moment do not see each other, so a few more than the limit may get in. */
    @CommandHandler
    WebhookState handle(SubscribeWebhook command) throws Exception {
        if (rows.count() >= settings.mostSubscriptions()) {
            throw Refusal.invalid(List.of(new InvalidField(
                    "", "there are %,d webhooks already; remove some".formatted(settings.mostSubscriptions()))));
        }
        Aggregate<WebhookSubscription> webhook = subscriptions.begin(command);
        secrets.replace(command.webhookId(), command.secret(), clock.instant());
        return subscriptions.save(webhook);
    }

    @CommandHandler
    WebhookState handle(ChangeWebhook command) {
        Instant now = clock.instant();
        Aggregate<WebhookSubscription> webhook = subscriptions.load(command.webhookId());
        webhook.execute(root -> root.change(command.changes(), now));
        String secret = command.secret();
        if (secret != null && !secrets.isPresent(command.webhookId(), secret)) {
            Instant bothUntil = now.plus(settings.secretOverlap());
            webhook.execute(root -> root.noteRotation(bothUntil, now));
            secrets.replace(command.webhookId(), secret, bothUntil);
        }
        return subscriptions.save(webhook);
    }

    @CommandHandler
    void handle(RemoveWebhook command) {
        subscriptions.load(command.webhookId()).execute(root -> root.remove(clock.instant()));
        rows.remove(command.webhookId());
        secrets.forget(command.webhookId());
    }
}
