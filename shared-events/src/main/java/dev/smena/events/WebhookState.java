package dev.smena.events;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the events of one subscription add up to, in the shape in which the HTTP contract shows it.
 *
 * @param timeout of one attempt, in seconds
 * @param version sequence number of its last event, 0 after its first
 */
public record WebhookState(
        WebhookId id,
        String url,
        List<WebhookEventType> events,
        boolean isActive,
        int retryCount,
        int timeout,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore long version) {

    private static final WebhookChanges INACTIVE = new WebhookChanges(null, null, false, null, null);

    /** The state after the event; a subscription's first event needs no state before it. A removed one is inactive. */
    public static WebhookState after(@Nullable WebhookState before, WebhookEvent event) {
        if (before != null) {
            return before.then(event);
        }
        if (event instanceof WebhookSubscribed e) {
            return new WebhookState(
                    e.webhookId(),
                    e.url(),
                    e.events(),
                    true,
                    e.retryCount(),
                    e.timeout(),
                    e.subscribedAt(),
                    e.subscribedAt(),
                    0);
        }
        throw new IllegalStateException("A subscription begins with WebhookSubscribed, not with " + event);
    }

    private WebhookState then(WebhookEvent event) {
        return switch (event) {
            case WebhookSubscribed e -> throw new IllegalStateException("Subscribed twice: " + e.webhookId());
            case WebhookChanged e -> with(e.changes(), e.changedAt());
            case WebhookSecretRotated e -> with(WebhookChanges.NONE, e.rotatedAt());
            case WebhookDisabled e -> with(INACTIVE, e.disabledAt());
            case WebhookRemoved e -> with(INACTIVE, e.removedAt());
        };
    }

    private WebhookState with(WebhookChanges changes, Instant at) {
        return new WebhookState(
                id,
                requireNonNullElse(changes.url(), url),
                requireNonNullElse(changes.events(), events),
                requireNonNullElse(changes.isActive(), isActive),
                requireNonNullElse(changes.retryCount(), retryCount),
                requireNonNullElse(changes.timeout(), timeout),
                createdAt,
                at,
                version + 1);
    }
}
