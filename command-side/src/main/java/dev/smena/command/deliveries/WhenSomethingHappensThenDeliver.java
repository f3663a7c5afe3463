package dev.smena.command.deliveries;

import dev.smena.command.Commands;
import dev.smena.command.EventByEvent;
import dev.smena.events.BatchEvent;
import dev.smena.events.DeliveryId;
import dev.smena.events.DomainEvent;
import dev.smena.events.TaskEvent;
import dev.smena.events.WebhookEvent;
import dev.smena.events.WebhookEventType;
import dev.smena.events.WebhookId;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.springframework.stereotype.Component;

/**
 * Makes deliveries of what happens, one for each subscription that wants to be told. They and this group's token are
 * written in one transaction; but if they are many, which may be ten thousand, or events are taken one by one, in some of
 * their own before it. Then a crash has them made again, and those that are made already are known by their ids. So nothing
 * is told twice or not at all.
 */
@Component
@ProcessingGroup("webhook-dispatch")
class WhenSomethingHappensThenDeliver {

    private static final int MOST_AT_ONCE = 100;

    private final Routes routes;
    private final Messages messages;
    private final Commands commands;

    WhenSomethingHappensThenDeliver(Routes routes, Messages messages, Commands commands) {
        this.routes = routes;
        this.messages = messages;
        this.commands = commands;
    }

    @EventHandler
    void on(WebhookEvent event, TrackingToken place) {
        routes.follow(event, position(place));
    }

    @EventHandler
    void on(
            BatchEvent event,
            @SequenceNumber long sequence,
            @MessageIdentifier String id,
            TrackingToken place,
            MetaData origin) {
        deliver(event, sequence, new Source(id, position(place), origin));
    }

    @EventHandler
    void on(
            TaskEvent event,
            @SequenceNumber long sequence,
            @MessageIdentifier String id,
            TrackingToken place,
            MetaData origin) {
        deliver(event, sequence, new Source(id, position(place), origin));
    }

    /** Receivers would be told everything again. */
    @ResetHandler
    void refuseReset() {
        throw new IllegalStateException("What was told to receivers cannot be taken back: this group is never reset");
    }

    /** @param position in the event stream */
    private record Source(String eventId, long position, MetaData metaData) {}

    private static long position(TrackingToken place) {
        return place.position().orElseThrow();
    }

    private void deliver(DomainEvent event, long sequence, Source source) {
        Messages.typeOf(event).ifPresent(type -> {
            List<WebhookId> receivers = routes.to(type, source.position(), MOST_AT_ONCE);
            if (!receivers.isEmpty()) {
                List<String> bodies = messages.of(event, sequence);
                if (receivers.size() * bodies.size() < MOST_AT_ONCE && !EventByEvent.isOn()) {
                    commands.send(new ScheduleDeliveries(IntStream.range(0, bodies.size())
                            .mapToObj(i -> deliveries(source.eventId(), type, receivers, bodies, i))
                            .flatMap(List::stream)
                            .toList()));
                } else {
                    deliverApart(source, type, receivers, bodies);
                }
            }
        });
    }

    /** Page by page, which also tells the database now and then that the transaction at hand is alive. */
    private void deliverApart(Source source, WebhookEventType type, List<WebhookId> first, List<String> bodies) {
        List<WebhookId> page = first;
        while (!page.isEmpty()) {
            for (int i = 0; i < bodies.size(); i++) {
                commands.sendApart(
                        new ScheduleDeliveries(deliveries(source.eventId(), type, page, bodies, i)), source.metaData());
            }
            page = routes.after(page.getLast(), type, source.position(), MOST_AT_ONCE);
        }
    }

    private static List<NewDelivery> deliveries(
            String eventId, WebhookEventType type, List<WebhookId> receivers, List<String> bodies, int part) {
        return receivers.stream()
                .map(receiver ->
                        new NewDelivery(DeliveryId.of(eventId, receiver, part + 1), receiver, type, bodies.get(part)))
                .toList();
    }
}
