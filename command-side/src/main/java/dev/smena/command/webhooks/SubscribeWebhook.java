package dev.smena.command.webhooks;

import dev.smena.events.WebhookEventType;
import dev.smena.events.WebhookId;
import java.util.List;

/** Tell a receiver of events from now on. Results in {@link dev.smena.events.WebhookState}. */
record SubscribeWebhook(
        WebhookId webhookId, String url, List<WebhookEventType> events, String secret, int retryCount, int timeout) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "SubscribeWebhook[webhookId=" + webhookId + ", url=" + url + ", events=" + events + "]";
    }
}
