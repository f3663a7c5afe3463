package dev.smena.command.deliveries;

import static dev.smena.command.deliveries.MessagesFixture.NOW;

import dev.smena.command.Commands;
import dev.smena.events.DomainEvent;
import dev.smena.events.WebhookEventType;
import dev.smena.events.WebhookId;
import dev.smena.events.WebhookSubscribed;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** The dispatch, which events reach one after the other, and what it has scheduled. */
final class DispatchFixture {

    static final WebhookId OURS = new WebhookId(new UUID(1, 0));
    static final WebhookId THEIRS = new WebhookId(new UUID(2, 0));

    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private long position;

    /** In which the deliveries were made. */
    final List<UnitOfWork<?>> works = new ArrayList<>();

    final List<List<NewDelivery>> scheduled = new ArrayList<>();
    final AnnotationEventHandlerAdapter dispatch =
            new AnnotationEventHandlerAdapter(new WhenSomethingHappensThenDeliver(
                    new Routes(new DeliveryTables().jdbc),
                    new MessagesFixture().messages,
                    new Commands(DefaultCommandGateway.builder().commandBus(bus).build())));

    DispatchFixture() {
        bus.subscribe(ScheduleDeliveries.class.getName(), message -> {
            works.add(CurrentUnitOfWork.get().root());
            return scheduled.add(((ScheduleDeliveries) message.getPayload()).deliveries());
        });
    }

    /** Who is told, delivery by delivery. */
    List<WebhookId> receivers() {
        return scheduled.stream()
                .flatMap(List::stream)
                .map(NewDelivery::webhookId)
                .toList();
    }

    /** The event's id. */
    String happens(DomainEvent event) throws Exception {
        String id = UUID.randomUUID().toString();
        happensAgain(event, id, ++position);
        return id;
    }

    /** What happened at that position is read once more. */
    void happensAgain(DomainEvent event, String id, long at) throws Exception {
        dispatch.handle(new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(at),
                new GenericDomainEventMessage<>("type", "aggregate", 5, event, MetaData.emptyInstance(), id, NOW)));
    }

    static WebhookSubscribed subscribed(WebhookId id, WebhookEventType... events) {
        return new WebhookSubscribed(id, "https://erp.example", List.of(events), 3, 10, NOW);
    }
}
