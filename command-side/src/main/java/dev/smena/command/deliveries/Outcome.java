package dev.smena.command.deliveries;

import dev.smena.events.DeliveryId;
import dev.smena.events.WebhookId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What has become of a delivery that was due. */
sealed interface Outcome {

    DeliveryId deliveryId();

    WebhookId webhookId();

    /**
     * It was tried.
     *
     * @param retryCount how often it is to be tried again at most
     */
    record Attempted(
            DeliveryId deliveryId, WebhookId webhookId, Instant at, Duration took, Receiver.Reply reply, int retryCount)
            implements Outcome {

        private static final int GONE = 410;

        boolean succeeded() {
            Integer status = reply.status();
            return status != null && status / 100 == 2;
        }

        /** The receiver wants nothing ever again. */
        boolean gone() {
            return Integer.valueOf(GONE).equals(reply.status());
        }

        /** Why it was no success, in words for the subscription's owner. */
        @Nullable
        String error() {
            Integer status = reply.status();
            if (status == null) {
                return reply.trouble();
            }
            return switch (status / 100) {
                case 2 -> null;
                case 3 -> "The receiver answered " + status + "; redirects are not followed.";
                default -> "The receiver answered " + status + ".";
            };
        }
    }

    /** It could not even be tried. @param reason in words for the subscription's owner */
    record Hopeless(DeliveryId deliveryId, WebhookId webhookId, String reason) implements Outcome {}
}
