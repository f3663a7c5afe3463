package dev.smena.query.webhooks;

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
import org.jspecify.annotations.Nullable;

/**
 * What a delivery's events add up to, all but its body.
 *
 * @param attempts how many there were in all; status, body and error are those of the last one, also while the next is
 *     waited for
 * @param nextAttemptAt null unless it waits for a retry; a delivery that is due is tried as soon as can be
 * @param version sequence number of the last event
 */
record DeliveryState(
        DeliveryId id,
        WebhookId webhookId,
        WebhookEventType eventType,
        DeliveryStatus status,
        int attempts,
        @Nullable Integer responseStatus,
        @Nullable String responseBody,
        @Nullable String errorMessage,
        Instant createdAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant nextAttemptAt,
        long version) {

    static DeliveryState after(@Nullable DeliveryState before, DeliveryEvent event, long sequence) {
        return switch (event) {
            case DeliveryScheduled e ->
                new DeliveryState(
                        e.deliveryId(),
                        e.webhookId(),
                        e.eventType(),
                        DeliveryStatus.PENDING,
                        0,
                        null,
                        null,
                        null,
                        e.scheduledAt(),
                        null,
                        null,
                        sequence);
            case DeliveryAttempted e ->
                known(before).tried(e.attempt()).with(DeliveryStatus.PENDING, null, e.nextAttemptAt(), sequence);
            case DeliverySucceeded e ->
                known(before).tried(e.attempt()).with(DeliveryStatus.SUCCESS, e.deliveredAt(), null, sequence);
            case DeliveryFailed e -> known(before).givenUp(e).with(DeliveryStatus.FAILED, null, null, sequence);
            case RedeliveryRequested e -> known(before).with(DeliveryStatus.PENDING, null, null, sequence);
        };
    }

    private static DeliveryState known(@Nullable DeliveryState before) {
        return Objects.requireNonNull(before, "a delivery's first event is DeliveryScheduled");
    }

    private DeliveryState tried(DeliveryAttempt attempt) {
        return saying(attempt.number(), attempt.responseStatus(), attempt.responseBody(), attempt.error());
    }

    /** The reason may repeat the last attempt's error and say more, or stand alone. */
    private DeliveryState givenUp(DeliveryFailed failed) {
        @Nullable DeliveryAttempt last = failed.attempt();
        if (last == null) {
            return saying(attempts, responseStatus, responseBody, failed.reason());
        }
        @Nullable String error = last.error();
        String told = error == null || failed.reason().contains(error) ? failed.reason() : error;
        return saying(last.number(), last.responseStatus(), last.responseBody(), told);
    }

    private DeliveryState saying(
            int tries, @Nullable Integer answered, @Nullable String answer, @Nullable String error) {
        return new DeliveryState(
                id,
                webhookId,
                eventType,
                status,
                tries,
                answered,
                storable(answer),
                storable(error),
                createdAt,
                deliveredAt,
                nextAttemptAt,
                version);
    }

    private DeliveryState with(DeliveryStatus now, @Nullable Instant delivered, @Nullable Instant next, long sequence) {
        return new DeliveryState(
                id,
                webhookId,
                eventType,
                now,
                attempts,
                responseStatus,
                responseBody,
                errorMessage,
                createdAt,
                delivered,
                next,
                sequence);
    }

    /** NUL, which PostgreSQL's text cannot hold, would stop the projection. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\ufffd');
    }
}
