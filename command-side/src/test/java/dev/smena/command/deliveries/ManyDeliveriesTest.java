package dev.smena.command.deliveries;

import static dev.smena.command.deliveries.DeliveryFixture.BEFORE;
import static dev.smena.command.deliveries.DeliveryFixture.NOW;
import static dev.smena.command.deliveries.DeliveryFixture.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import dev.smena.command.Commands;
import dev.smena.command.StoredEvents;
import dev.smena.command.deliveries.Outcome.Attempted;
import dev.smena.command.deliveries.Outcome.Hopeless;
import dev.smena.command.webhooks.Subscriptions;
import dev.smena.events.DeliveryEvent;
import dev.smena.events.DeliveryFailed;
import dev.smena.events.DeliveryId;
import dev.smena.events.DeliveryScheduled;
import dev.smena.events.DeliverySucceeded;
import dev.smena.events.RedeliveryRequested;
import dev.smena.events.WebhookEventType;
import dev.smena.events.WebhookId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.common.caching.Cache;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.Message;
import org.junit.jupiter.api.Test;

/** Commands for many deliveries at once, over an event store in memory. */
class ManyDeliveriesTest {

    private final DeliveryTables tables = new DeliveryTables();
    private final Subscriptions subscriptions = mock();
    private final StoredEvents stored = mock();
    private final Cache cache = mock();
    private final Configuration axon = DefaultConfigurer.defaultConfiguration()
            .configureEmbeddedEventStore(any -> new InMemoryEventStorageEngine())
            .configureAggregate(WebhookDelivery.class)
            .registerCommandHandler(this::handler)
            .registerCommandHandler(this::outcomeHandler)
            .start();
    private final Commands commands = new Commands(axon.commandGateway());
    private final WebhookId ours = tables.webhook();
    private final WebhookId theirs = tables.webhook();

    ManyDeliveriesTest() {
        doAnswer(asked -> firstOf(asked.getArgument(0))).when(stored).firstOf(any());
    }

    @Test
    void ofThoseToBeMadeTheNewOnesAreMade() {
        NewDelivery old = delivery(ours);
        schedule(old);
        giveUp(old, BEFORE);
        NewDelivery fresh = delivery(theirs);

        schedule(old, fresh);

        assertThat(eventsOf(old)).hasSize(2);
        assertThat(tables.row(old.deliveryId())).startsWith("failed");
        assertThat(eventsOf(fresh)).hasOnlyElementsOfType(DeliveryScheduled.class);
        assertThat(tables.row(fresh.deliveryId())).isEqualTo("due " + NOW);
    }

    @Test
    void outcomesAreRecordedTogether() {
        NewDelivery arrived = delivery(ours);
        NewDelivery failed = delivery(theirs);
        NewDelivery late = delivery(ours);
        schedule(arrived, failed, late);
        giveUp(late, BEFORE);

        commands.send(new RecordOutcomes(List.of(answered(late, 200), answered(failed, 500), answered(arrived, 200))));

        assertThat(eventsOf(arrived).getLast()).isInstanceOf(DeliverySucceeded.class);
        assertThat(tables.row(arrived.deliveryId())).isEqualTo("none");
        assertThat(tables.row(failed.deliveryId())).isEqualTo("waiting " + NOW.plusSeconds(30));
        assertThat(eventsOf(late).getLast()).isInstanceOf(DeliveryFailed.class);
        assertThat(tables.row(late.deliveryId())).startsWith("failed");
        assertThat(tables.failingSince(theirs)).isEqualTo(NOW.toString());
    }

    @Test
    void whatHasEndedMakesRoomInTheCache() {
        NewDelivery arrived = delivery(ours);
        NewDelivery waiting = delivery(ours);
        schedule(arrived, waiting);

        commands.send(new RecordOutcomes(List.of(answered(arrived, 200), answered(waiting, 500))));

        verify(cache).remove(arrived.deliveryId().toString());
        verifyNoMoreInteractions(cache);
    }

    @Test
    void allGivenUpSinceAreRecoveredTheOldestFirst() {
        var given = Stream.generate(() -> delivery(ours)).limit(4).toList();
        NewDelivery another = delivery(theirs);
        NewDelivery pending = delivery(ours);
        schedule(given.get(0), given.get(1), given.get(2), given.get(3), another, pending);
        giveUp(given.get(0), BEFORE.minusSeconds(1));
        giveUp(given.get(1), BEFORE.plusSeconds(2));
        giveUp(given.get(2), BEFORE);
        giveUp(given.get(3), BEFORE.plusSeconds(1));
        giveUp(another, BEFORE);

        assertThat(commands.<Integer>send(new RecoverDeliveries(ours, BEFORE, NOW, 2))
                        .result())
                .isEqualTo(2);
        assertThat(given.stream().map(delivery -> tables.row(delivery.deliveryId())))
                .containsExactly(
                        "failed " + BEFORE.minusSeconds(1),
                        "failed " + BEFORE.plusSeconds(2),
                        "due " + NOW,
                        "due " + NOW);
        assertThat(eventsOf(given.get(2)).getLast())
                .isEqualTo(new RedeliveryRequested(given.get(2).deliveryId(), ours, NOW));

        assertThat(commands.<Integer>send(new RecoverDeliveries(ours, BEFORE, NOW, 2))
                        .result())
                .isOne();
        assertThat(tables.row(given.get(1).deliveryId())).isEqualTo("due " + NOW);
        assertThat(eventsOf(given.get(0)).getLast()).isInstanceOf(DeliveryFailed.class);
        assertThat(eventsOf(another).getLast()).isInstanceOf(DeliveryFailed.class);
        assertThat(eventsOf(pending)).hasSize(1);
        assertThat(commands.<Integer>send(new RecoverDeliveries(ours, BEFORE, NOW, 2))
                        .result())
                .isZero();
    }

    @Test
    void anOutcomeOfWhatNeverWasFailsAllOfThem() {
        NewDelivery known = delivery(ours);
        schedule(known);
        NewDelivery unknown = delivery(ours);

        assertThatThrownBy(
                () -> commands.send(new RecordOutcomes(List.of(answered(known, 200), answered(unknown, 200)))));

        assertThat(eventsOf(known)).hasSize(1);
        assertThat(tables.row(known.deliveryId())).isEqualTo("due " + NOW);
    }

    private DeliveryHandler handler(Configuration configuration) {
        return new DeliveryHandler(
                configuration.repository(WebhookDelivery.class),
                stored,
                tables.rows,
                subscriptions,
                new MessagesFixture().messages,
                new Wakeup(),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private OutcomeHandler outcomeHandler(Configuration configuration) {
        return new OutcomeHandler(
                configuration.repository(WebhookDelivery.class),
                cache,
                tables.rows,
                new ReceiverHealth(tables.jdbc, subscriptions, SETTINGS),
                new RetrySchedule(SETTINGS, Jitter.MOST),
                new Wakeup(),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static NewDelivery delivery(WebhookId webhook) {
        return new NewDelivery(DeliveryTables.newDelivery(), webhook, WebhookEventType.BATCH_CLOSED, "{}");
    }

    private void schedule(NewDelivery... deliveries) {
        commands.send(new ScheduleDeliveries(List.of(deliveries)));
    }

    /** As if that had happened then. */
    private void giveUp(NewDelivery delivery, Instant then) {
        var hopeless = new Hopeless(delivery.deliveryId(), delivery.webhookId(), "no");
        commands.send(new RecordOutcomes(List.of(hopeless)));
        tables.rows.follow(List.of(new DeliveryFailed(delivery.deliveryId(), delivery.webhookId(), null, "no", then)));
    }

    private static Outcome answered(NewDelivery delivery, int status) {
        var reply = new Receiver.Reply(status, "", null, Optional.empty());
        return new Attempted(delivery.deliveryId(), delivery.webhookId(), BEFORE, Duration.ZERO, reply, 3);
    }

    private Map<String, DeliveryEvent> firstOf(Collection<DeliveryId> ids) {
        var first = new HashMap<String, DeliveryEvent>();
        ids.forEach(id -> eventsOf(id).stream().limit(1).forEach(event -> first.put(id.toString(), event)));
        return first;
    }

    private List<DeliveryEvent> eventsOf(NewDelivery delivery) {
        return eventsOf(delivery.deliveryId());
    }

    private List<DeliveryEvent> eventsOf(DeliveryId id) {
        try (Stream<? extends Message<?>> events =
                axon.eventStore().readEvents(id.toString()).asStream()) {
            return events.map(event -> (DeliveryEvent) event.getPayload()).toList();
        }
    }
}
