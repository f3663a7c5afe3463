package dev.smena.command.deliveries;

import dev.smena.command.StoredEvents;
import dev.smena.command.deliveries.Outcome.Attempted;
import dev.smena.command.deliveries.Outcome.Hopeless;
import dev.smena.command.webhooks.Secrets;
import dev.smena.events.DeliveryId;
import dev.smena.events.DeliveryScheduled;
import dev.smena.events.DomainEvent;
import dev.smena.events.WebhookEventType;
import dev.smena.events.WebhookId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes of claimed deliveries what has to be done for each: post its message, signed, or give it up. */
@Component
class Attempts {

    private static final Logger log = LoggerFactory.getLogger(Attempts.class);

    private final StoredEvents events;
    private final Secrets secrets;
    private final Receiver receiver;
    private final Clock clock;

    Attempts(StoredEvents events, Secrets secrets, Receiver receiver, Clock clock) {
        this.events = events;
        this.secrets = secrets;
        this.receiver = receiver;
        this.clock = clock;
    }

    /** What takes its time and tells the outcome, for each claim, in their order. */
    Map<DeliveryId, Supplier<Outcome>> of(List<Claim> claims) {
        Map<String, DomainEvent> scheduled =
                events.firstOf(claims.stream().map(Claim::deliveryId).toList());
        Map<WebhookId, List<String>> keys = secrets.validFor(
                claims.stream().map(Claim::webhookId).distinct().toList(), clock.instant());
        var attempts = new LinkedHashMap<DeliveryId, Supplier<Outcome>>();
        for (Claim claim : claims) {
            DomainEvent message =
                    Objects.requireNonNull(scheduled.get(claim.deliveryId().toString()));
            attempts.put(
                    claim.deliveryId(),
                    of(claim, (DeliveryScheduled) message, keys.getOrDefault(claim.webhookId(), List.of())));
        }
        return attempts;
    }

    private Supplier<Outcome> of(Claim claim, DeliveryScheduled message, List<String> keys) {
        return hopeless(claim, message, keys)
                .<Supplier<Outcome>>map(reason -> () -> new Hopeless(claim.deliveryId(), claim.webhookId(), reason))
                .orElse(() -> attempt(claim, message, keys));
    }

    private static Optional<String> hopeless(Claim claim, DeliveryScheduled message, List<String> keys) {
        if (!claim.active() && message.eventType() != WebhookEventType.TEST) {
            return Optional.of("The webhook is not active.");
        }
        return keys.isEmpty()
                ? Optional.of("The webhook has no secret that can be read; give it a new one.")
                : Optional.empty();
    }

    private Outcome attempt(Claim claim, DeliveryScheduled message, List<String> keys) {
        Instant at = clock.instant();
        long start = System.nanoTime();
        Receiver.Reply reply = post(claim, message, keys, at);
        var took = Duration.ofNanos(System.nanoTime() - start);
        return new Attempted(claim.deliveryId(), claim.webhookId(), at, took, reply, claim.retryCount());
    }

    private Receiver.Reply post(Claim claim, DeliveryScheduled message, List<String> keys, Instant at) {
        try {
            var headers = new LinkedHashMap<>(SignedHeaders.of(claim.deliveryId(), at, message.body(), keys));
            headers.put("X-Webhook-Event", message.eventType().toString());
            return receiver.post(claim.url(), headers, message.body(), claim.timeout());
        } catch (RuntimeException e) {
            log.error("The attempt of delivery {} failed for a reason of ours", claim.deliveryId(), e);
            return new Receiver.Reply(null, null, "An internal error; the log has it.", Optional.empty());
        }
    }
}
