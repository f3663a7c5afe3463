package dev.smena.command.deliveries;

import static dev.smena.command.batch.Refusals.refusalWith;
import static dev.smena.command.deliveries.DeliveryFixture.BEFORE;
import static dev.smena.command.deliveries.DeliveryFixture.DELIVERY;
import static dev.smena.command.deliveries.DeliveryFixture.FAILED;
import static dev.smena.command.deliveries.DeliveryFixture.NOW;
import static dev.smena.command.deliveries.DeliveryFixture.SCHEDULED;
import static dev.smena.command.deliveries.DeliveryFixture.SUCCEEDED;
import static dev.smena.command.deliveries.DeliveryFixture.WEBHOOK;
import static dev.smena.command.deliveries.DeliveryFixture.attempted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.test.matchers.Matchers.exactSequenceOf;
import static org.axonframework.test.matchers.Matchers.payloadsMatching;
import static org.axonframework.test.matchers.Matchers.predicate;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import dev.smena.command.ProblemCode;
import dev.smena.command.Refusal;
import dev.smena.events.DeliveryScheduled;
import dev.smena.events.RedeliveryRequested;
import dev.smena.events.WebhookEventType;
import dev.smena.events.WebhookId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a subscription's owner can ask for. */
class RedeliveryTest {

    private static final RedeliverWebhook REDELIVER = new RedeliverWebhook(WEBHOOK, DELIVERY);
    private static final RedeliveryRequested REQUESTED = new RedeliveryRequested(DELIVERY, WEBHOOK, NOW);

    private final DeliveryFixture fixture = new DeliveryFixture();

    @Test
    void whateverHasBecomeOfADeliveryItIsDueAtOnce() {
        for (var events :
                List.of(List.of(SCHEDULED, attempted(1)), List.of(SCHEDULED, SUCCEEDED), List.of(SCHEDULED, FAILED))) {
            var one = new DeliveryFixture();
            one.given(events).when(REDELIVER).expectEvents(REQUESTED);

            assertThat(one.row()).isEqualTo("due " + NOW);
            verify(one.wakeup).afterCommit();
        }
    }

    @Test
    void anAttemptThatIsUnderWayCounts() {
        var scheduled = fixture.given(SCHEDULED);
        fixture.tables.claim(DELIVERY);

        scheduled.when(REDELIVER).expectEvents(REQUESTED);

        assertThat(fixture.row()).isEqualTo("due " + BEFORE + " claimed");
    }

    @Test
    void anothersDeliveryIsNotFound() {
        fixture.given(SCHEDULED, FAILED)
                .when(new RedeliverWebhook(new WebhookId(UUID.randomUUID()), DELIVERY))
                .expectException(refusalWith(ProblemCode.DELIVERY_NOT_FOUND))
                .expectNoEvents();

        assertThat(fixture.row()).isEqualTo("failed " + BEFORE);
    }

    @Test
    void aDeliveryThatNeverWasIsNotFound() {
        fixture.givenNoPriorActivity()
                .when(REDELIVER)
                .expectException(refusalWith(ProblemCode.DELIVERY_NOT_FOUND))
                .expectNoEvents();

        assertThat(fixture.row()).isEqualTo("none");
    }

    @Test
    void nothingIsDeliveredAgainToASubscriptionThatIsOff() {
        var inactive = new Refusal(ProblemCode.VALIDATION_FAILED, "not active");
        doThrow(inactive).when(fixture.subscriptions).requireActive(WEBHOOK);

        fixture.given(SCHEDULED, FAILED)
                .when(REDELIVER)
                .expectException(refusalWith(ProblemCode.VALIDATION_FAILED))
                .expectNoEvents();
        fixture.given(SCHEDULED, FAILED)
                .when(new RecoverDeliveries(WEBHOOK, BEFORE, NOW, 10))
                .expectException(refusalWith(ProblemCode.VALIDATION_FAILED))
                .expectNoEvents();
        assertThat(fixture.row()).isEqualTo("failed " + BEFORE);
    }

    @Test
    void aTestIsDueAtOnceAlsoForASubscriptionThatIsOff() {
        var inactive = new Refusal(ProblemCode.VALIDATION_FAILED, "not active");
        doThrow(inactive).when(fixture.subscriptions).requireActive(WEBHOOK);

        fixture.givenNoPriorActivity()
                .when(new TestWebhook(WEBHOOK))
                .expectEventsMatching(payloadsMatching(exactSequenceOf(
                        predicate((DeliveryScheduled event) -> event.webhookId().equals(WEBHOOK)
                                && event.eventType() == WebhookEventType.TEST
                                && event.scheduledAt().equals(NOW)
                                && event.body()
                                        .equals("{\"event\":\"test\",\"data\":{\"webhook_id\":\"" + WEBHOOK
                                                + "\"},\"timestamp\":\"2026-11-09T10:30:00.123456+05:00\"}")))));
        assertThat(fixture.tables
                        .jdbc
                        .sql("select state from command.webhook_delivery")
                        .query(String.class)
                        .list())
                .containsExactly("due");
        verify(fixture.wakeup).afterCommit();
    }

    @Test
    void nobodyWhoIsNotThereCanBeTested() {
        doThrow(Refusal.webhookNotFound(WEBHOOK.toString()))
                .when(fixture.subscriptions)
                .requireExisting(WEBHOOK);

        fixture.givenNoPriorActivity()
                .when(new TestWebhook(WEBHOOK))
                .expectException(refusalWith(ProblemCode.WEBHOOK_NOT_FOUND))
                .expectNoEvents();
        verifyNoInteractions(fixture.wakeup);
    }
}
