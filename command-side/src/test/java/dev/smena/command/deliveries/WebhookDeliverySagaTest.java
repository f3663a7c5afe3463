package dev.smena.command.deliveries;

import static dev.smena.command.deliveries.DeliveryFixture.DELIVERY;
import static dev.smena.command.deliveries.DeliveryFixture.FAILED;
import static dev.smena.command.deliveries.DeliveryFixture.NOW;
import static dev.smena.command.deliveries.DeliveryFixture.REDELIVERY;
import static dev.smena.command.deliveries.DeliveryFixture.SCHEDULED;
import static dev.smena.command.deliveries.DeliveryFixture.SUCCEEDED;
import static dev.smena.command.deliveries.DeliveryFixture.WEBHOOK;
import static dev.smena.command.deliveries.DeliveryFixture.failure;

import dev.smena.command.Commands;
import dev.smena.command.deliveries.WebhookDeliverySaga.Retry;
import dev.smena.events.DeliveryAttempted;
import dev.smena.events.DeliveryEvent;
import dev.smena.events.DeliveryId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookDeliverySagaTest {

    private static final Retry RETRY = new Retry(DELIVERY);

    private final SagaTestFixture<WebhookDeliverySaga> fixture = new SagaTestFixture<>(WebhookDeliverySaga.class);

    @BeforeEach
    void surround() {
        fixture.registerResource(new Commands(DefaultCommandGateway.builder()
                .commandBus(fixture.getCommandBus())
                .build()));
    }

    @Test
    void beginsWithAnAttemptInVainAndWaitsForTheNext() throws Exception {
        fixture.givenCurrentTime(NOW)
                .whenPublishingA(attempted(DELIVERY, 30))
                .expectActiveSagas(1)
                .expectNoDispatchedCommands()
                .expectScheduledDeadline(Duration.ofSeconds(30), RETRY);
    }

    @Test
    void hasItTriedAgainWhenItsTimeHasCome() throws Exception {
        fixture.givenCurrentTime(NOW)
                .andThenAPublished(attempted(DELIVERY, 30))
                .whenTimeElapses(Duration.ofSeconds(30))
                .expectActiveSagas(1)
                .expectDispatchedCommands(new RetryDelivery(DELIVERY))
                .expectNoScheduledDeadlines();
    }

    @Test
    void doesNothingBeforeThat() throws Exception {
        fixture.givenCurrentTime(NOW)
                .andThenAPublished(attempted(DELIVERY, 30))
                .whenTimeElapses(Duration.ofMillis(29_999))
                .expectActiveSagas(1)
                .expectNoDispatchedCommands();
    }

    @Test
    void waitsAgainAfterTheNextAttemptInVain() throws Exception {
        fixture.givenCurrentTime(NOW)
                .andThenAPublished(attempted(DELIVERY, 30))
                .andThenTimeElapses(Duration.ofSeconds(30))
                .whenPublishingA(attempted(DELIVERY, 90))
                .expectActiveSagas(1)
                .expectNoDispatchedCommands()
                .expectScheduledDeadline(Duration.ofSeconds(60), RETRY);
    }

    @Test
    void waitsForOneAttemptAtATime() throws Exception {
        fixture.givenCurrentTime(NOW)
                .andThenAPublished(attempted(DELIVERY, 30))
                .andThenAPublished(attempted(DELIVERY, 90))
                .whenTimeElapses(Duration.ofSeconds(60))
                .expectActiveSagas(1)
                .expectNoDispatchedCommands()
                .expectScheduledDeadline(Duration.ofSeconds(30), RETRY);
    }

    @Test
    void doesNotWaitForWhatIsDueAnyway() throws Exception {
        fixture.givenCurrentTime(NOW)
                .andThenAPublished(attempted(DELIVERY, 30))
                .whenPublishingA(REDELIVERY)
                .expectActiveSagas(1)
                .expectNoDispatchedCommands()
                .expectNoScheduledDeadlines();
    }

    @Test
    void endsWithTheDelivery() throws Exception {
        for (DeliveryEvent end : List.of(SUCCEEDED, FAILED)) {
            var one = new WebhookDeliverySagaTest();
            one.surround();
            one.fixture
                    .givenCurrentTime(NOW)
                    .andThenAPublished(attempted(DELIVERY, 30))
                    .whenPublishingA(end)
                    .expectActiveSagas(0)
                    .expectNoDispatchedCommands()
                    .expectNoScheduledDeadlines();
        }
    }

    @Test
    void isNotNeededForWhatArrivesAtOnce() throws Exception {
        for (DeliveryEvent event : List.of(SCHEDULED, SUCCEEDED, FAILED, REDELIVERY)) {
            var one = new WebhookDeliverySagaTest();
            one.surround();
            one.fixture.givenNoPriorActivity().whenPublishingA(event).expectActiveSagas(0);
        }
    }

    @Test
    void isOneForEachDelivery() throws Exception {
        var other = new DeliveryId(UUID.randomUUID());

        fixture.givenCurrentTime(NOW)
                .andThenAPublished(attempted(DELIVERY, 30))
                .andThenAPublished(attempted(other, 30))
                .whenPublishingA(SUCCEEDED)
                .expectActiveSagas(1)
                .expectScheduledDeadline(Duration.ofSeconds(30), new Retry(other));
    }

    private static DeliveryAttempted attempted(DeliveryId delivery, int nextAfterSeconds) {
        return new DeliveryAttempted(delivery, WEBHOOK, failure(1), NOW.plusSeconds(nextAfterSeconds));
    }
}
