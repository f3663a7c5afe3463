package dev.smena.command.deliveries;

import dev.smena.command.Commands;
import dev.smena.events.BatchEvent;
import dev.smena.events.DeliveryId;
import dev.smena.events.DomainEvent;
import dev.smena.events.TaskEvent;
import dev.smena.events.WebhookEvent;
import dev.smena.events.WebhookId;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.springframework.stereotype.Component;

/**
 * Makes deliveries of what happens, one for each subscription that wants to be told. They and this group's token are
 * written in one transaction, so nothing is told twice or not at all.
 */
@Component
@ProcessingGroup("webhook-dispatch")
class WhenSomethingHappensThenDeliver {

    private final Routes routes;
    private final Messages messages;
    private final Commands commands;

    WhenSomethingHappensThenDeliver(Routes routes, Messages messages, Commands commands) {
        this.routes = routes;
        this.messages = messages;
        this.commands = commands;
    }

    @EventHandler
    void on(WebhookEvent event) {
        routes.follow(event);
    }

    @EventHandler
    void on(BatchEvent event, @SequenceNumber long sequence, @MessageIdentifier String eventId) {
        deliver(event, sequence, eventId);
    }

    @EventHandler
    void on(TaskEvent event, @SequenceNumber long sequence, @MessageIdentifier String eventId) {
        deliver(event, sequence, eventId);
    }

    /** Receivers would be told everything again. */
    @ResetHandler
    void refuseReset() {
        throw new IllegalStateException("What was told to receivers cannot be taken back: this group is never reset");
    }

    private void deliver(DomainEvent event, long sequence, String eventId) {
        Messages.typeOf(event).ifPresent(type -> {
            List<WebhookId> receivers = routes.to(type);
            if (!receivers.isEmpty()) {
                List<String> bodies = messages.of(event, sequence);
                commands.send(new ScheduleDeliveries(receivers.stream()
                        .flatMap(receiver -> IntStream.range(0, bodies.size())
                                .mapToObj(i -> new NewDelivery(
                                        DeliveryId.of(eventId, receiver, i + 1), receiver, type, bodies.get(i))))
                        .toList()));
            }
        });
    }
}
