package dev.smena.command.deliveries;

import static dev.smena.command.deliveries.DispatchFixture.OURS;
import static dev.smena.command.deliveries.DispatchFixture.THEIRS;
import static dev.smena.command.deliveries.DispatchFixture.subscribed;
import static dev.smena.command.deliveries.MessagesFixture.BATCH;
import static dev.smena.command.deliveries.MessagesFixture.CREATED;
import static dev.smena.command.deliveries.MessagesFixture.NOW;
import static dev.smena.events.WebhookEventType.BATCH_CLOSED;
import static dev.smena.events.WebhookEventType.BATCH_CREATED;
import static dev.smena.events.WebhookEventType.IMPORT_COMPLETED;
import static dev.smena.events.WebhookEventType.PRODUCT_AGGREGATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smena.command.EventByEvent;
import dev.smena.events.DeliveryId;
import dev.smena.events.ImportCompleted;
import dev.smena.events.ProductsAggregated;
import dev.smena.events.TaskId;
import dev.smena.events.WebhookId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.ResetNotSupportedException;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;

/** What is made of what happens, and for whom. */
class DispatchTest {

    private final DispatchFixture fixture = new DispatchFixture();

    @Test
    void whoeverHasSubscribedIsToldOfWhatHappensThen() throws Exception {
        fixture.happens(subscribed(OURS, BATCH_CREATED));
        String event = fixture.happens(CREATED);

        assertThat(fixture.scheduled)
                .containsExactly(List.of(new NewDelivery(
                        DeliveryId.of(event, OURS, 1),
                        OURS,
                        BATCH_CREATED,
                        new MessagesFixture().messages.of(CREATED, 5).getFirst())));
    }

    @Test
    void eachSubscriptionHasItsOwnDelivery() throws Exception {
        fixture.happens(subscribed(THEIRS, BATCH_CREATED));
        fixture.happens(subscribed(OURS, BATCH_CREATED, BATCH_CLOSED));
        String event = fixture.happens(CREATED);

        assertThat(fixture.scheduled).hasSize(1);
        assertThat(fixture.scheduled.getFirst())
                .extracting(NewDelivery::deliveryId)
                .containsExactly(DeliveryId.of(event, OURS, 1), DeliveryId.of(event, THEIRS, 1));
    }

    @Test
    void tasksAreToldOfToo() throws Exception {
        fixture.happens(subscribed(OURS, IMPORT_COMPLETED));
        fixture.happens(new ImportCompleted(new TaskId(UUID.randomUUID()), 1, 1, null, NOW));

        assertThat(fixture.receivers()).containsExactly(OURS);
    }

    @Test
    void eachPartOfAnEventIsADeliveryOfItsOwn() throws Exception {
        fixture.happens(subscribed(OURS, PRODUCT_AGGREGATED));
        fixture.happens(subscribed(THEIRS, PRODUCT_AGGREGATED));
        var codes = IntStream.range(0, 101).mapToObj(i -> "code " + i).toList();
        String event = fixture.happens(new ProductsAggregated(BATCH, codes, 101, NOW));

        assertThat(fixture.scheduled.getFirst())
                .extracting(NewDelivery::deliveryId)
                .containsExactly(
                        DeliveryId.of(event, OURS, 1),
                        DeliveryId.of(event, THEIRS, 1),
                        DeliveryId.of(event, OURS, 2),
                        DeliveryId.of(event, THEIRS, 2));
        assertThat(fixture.scheduled.getFirst().get(2).body()).contains("\"unique_codes\":[\"code 100\"]");
        assertThat(fixture.scheduled.getFirst().get(3).body()).contains("\"unique_codes\":[\"code 100\"]");
    }

    @Test
    void aLotIsMadeInPiecesOfAHundred() throws Exception {
        List<WebhookId> many = IntStream.rangeClosed(1, 250)
                .mapToObj(i -> new WebhookId(new UUID(i, 0)))
                .toList();
        for (WebhookId one : many) {
            fixture.happens(subscribed(one, PRODUCT_AGGREGATED));
        }
        var codes = IntStream.range(0, 101).mapToObj(i -> "code " + i).toList();
        String event = fixture.happens(new ProductsAggregated(BATCH, codes, 101, NOW));

        assertThat(fixture.scheduled).extracting(List::size).containsExactly(100, 100, 100, 100, 50, 50);
        assertThat(fixture.scheduled.stream().flatMap(List::stream).map(NewDelivery::deliveryId))
                .containsExactlyInAnyOrderElementsOf(many.stream()
                        .flatMap(one -> Stream.of(DeliveryId.of(event, one, 1), DeliveryId.of(event, one, 2)))
                        .toList());
    }

    /** In a transaction of its own, so that what fails there leaves that of the others as it is. */
    @Test
    void whereEventsAreTakenOneByOneTheirDeliveriesAreMadeApart() throws Exception {
        var work = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("the batch at hand"));
        work.resources().put(EventByEvent.KEY, true);
        fixture.happens(subscribed(OURS, BATCH_CREATED));
        fixture.happens(CREATED);
        work.rollback();

        assertThat(fixture.receivers()).containsExactly(OURS);
        assertThat(fixture.works).doesNotContain(work);
    }

    @Test
    void receiversAreNeverToldEverythingAgain() {
        assertThatThrownBy(() -> fixture.dispatch.prepareReset(null))
                .isInstanceOf(ResetNotSupportedException.class)
                .hasStackTraceContaining("never reset");
    }
}
