package dev.smena.command.webhooks;

import dev.smena.events.WebhookChanges;
import dev.smena.events.WebhookId;
import org.jspecify.annotations.Nullable;

/**
 * Give a subscription other settings. Results in {@link dev.smena.events.WebhookState}.
 *
 * @param secret a new one; null if it keeps its own
 */
record ChangeWebhook(
        WebhookId webhookId,
        WebhookChanges changes,
        @Nullable String secret) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "ChangeWebhook[webhookId=" + webhookId + ", changes=" + changes + "]";
    }
}
