package dev.smena.infra.rebuild;

import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;

/** An event that can be read or projected neither now nor later. Its message names the event and says why. */
final class Poison extends RuntimeException {

    private Poison(String event, long number, String type, String aggregate, String what, RuntimeException cause) {
        super(
                "%s, number %d of %s %s, cannot be %s: %s"
                        .formatted(event, number, type, aggregate, what, cause.getMessage()),
                cause);
    }

    static Poison unreadable(DomainEventData<?> event, RuntimeException cause) {
        return new Poison(
                event.getPayload().getType().getName(),
                event.getSequenceNumber(),
                event.getType(),
                event.getAggregateIdentifier(),
                "read",
                cause);
    }

    static Poison unprojectable(DomainEventMessage<?> event, RuntimeException cause) {
        return new Poison(
                event.getPayloadType().getSimpleName(),
                event.getSequenceNumber(),
                event.getType(),
                event.getAggregateIdentifier(),
                "projected",
                cause);
    }
}
