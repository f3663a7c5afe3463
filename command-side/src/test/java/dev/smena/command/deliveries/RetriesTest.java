package dev.smena.command.deliveries;

import static dev.smena.command.deliveries.DeliveryFixture.BEFORE;
import static dev.smena.command.deliveries.DeliveryFixture.DELIVERY;
import static dev.smena.command.deliveries.DeliveryFixture.FAILED;
import static dev.smena.command.deliveries.DeliveryFixture.NOW;
import static dev.smena.command.deliveries.DeliveryFixture.REDELIVERY;
import static dev.smena.command.deliveries.DeliveryFixture.SCHEDULED;
import static dev.smena.command.deliveries.DeliveryFixture.SUCCEEDED;
import static dev.smena.command.deliveries.DeliveryFixture.WEBHOOK;
import static dev.smena.command.deliveries.DeliveryFixture.answered;
import static dev.smena.command.deliveries.DeliveryFixture.attempted;
import static dev.smena.command.deliveries.DeliveryFixture.failure;
import static dev.smena.command.deliveries.DeliveryFixture.outcome;
import static dev.smena.command.deliveries.DeliveryFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import dev.smena.command.deliveries.Outcome.Hopeless;
import dev.smena.events.DeliveryAttempt;
import dev.smena.events.DeliveryAttempted;
import dev.smena.events.DeliveryFailed;
import dev.smena.events.DeliveryScheduled;
import dev.smena.events.DisableReason;
import dev.smena.events.WebhookEventType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a delivery after an attempt in vain. */
class RetriesTest {

    private final DeliveryFixture fixture = new DeliveryFixture();

    @Test
    void waitsLongerAfterEachFailure() {
        fixture.given(SCHEDULED)
                .when(refused(3))
                .expectEvents(new DeliveryAttempted(DELIVERY, WEBHOOK, failure(1), NOW.plusSeconds(30)));
        assertThat(fixture.row()).isEqualTo("waiting " + NOW.plusSeconds(30));

        fixture.given(SCHEDULED, attempted(1))
                .when(refused(3))
                .expectEvents(new DeliveryAttempted(DELIVERY, WEBHOOK, failure(2), NOW.plusSeconds(60)));
        assertThat(fixture.row()).isEqualTo("waiting " + NOW.plusSeconds(60));
    }

    @Test
    void waitsAsLongAsTheReceiverAsksFor() {
        var reply = new Receiver.Reply(500, "no", null, Optional.of(Duration.ofHours(1)));

        fixture.given(SCHEDULED)
                .when(outcome(reply, 3))
                .expectEvents(new DeliveryAttempted(DELIVERY, WEBHOOK, failure(1), NOW.plusSeconds(3_600)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void isGivenUpWhenItsRetriesAreUsedUp(int retryCount) {
        for (int failures = 0; failures < retryCount; failures++) {
            new DeliveryFixture()
                    .given(scheduledAndAttempted(failures))
                    .when(refused(retryCount))
                    .expectEvents(new DeliveryAttempted(
                            DELIVERY, WEBHOOK, failure(failures + 1), NOW.plusSeconds(30L << failures)));
        }
        var last = new DeliveryFixture();
        last.given(scheduledAndAttempted(retryCount))
                .when(refused(retryCount))
                .expectEvents(new DeliveryFailed(
                        DELIVERY, WEBHOOK, failure(retryCount + 1), "The receiver answered 500.", NOW));
        assertThat(last.row()).isEqualTo("failed " + NOW);
    }

    @Test
    void hasItsRetriesCountedAnewAfterARedelivery() {
        fixture.given(SCHEDULED, attempted(1), attempted(2), REDELIVERY)
                .when(refused(1))
                .expectEvents(new DeliveryAttempted(DELIVERY, WEBHOOK, failure(3), NOW.plusSeconds(30)));
    }

    @Test
    void isGivenUpWithTheSubscriptionIfTheReceiverIsGone() {
        var attempt = new DeliveryAttempt(1, BEFORE, 7, 410, "", "The receiver answered 410.");

        fixture.given(SCHEDULED)
                .when(answered(410, "", 3))
                .expectEvents(new DeliveryFailed(
                        DELIVERY, WEBHOOK, attempt, "The receiver answered 410. The webhook is switched off.", NOW));
        verify(fixture.subscriptions).disable(WEBHOOK, DisableReason.GONE);
        assertThat(fixture.row()).isEqualTo("failed " + NOW);
    }

    @Test
    void isNotTriedAgainIfItIsButATest() {
        var test = new DeliveryScheduled(DELIVERY, WEBHOOK, WebhookEventType.TEST, "{}", BEFORE);

        fixture.given(test)
                .when(refused(3))
                .expectEvents(new DeliveryFailed(DELIVERY, WEBHOOK, failure(1), "The receiver answered 500.", NOW));
        assertThat(fixture.row()).as("nobody wants a test recovered").isEqualTo("none");
    }

    @Test
    void isGivenUpWithoutAnAttemptIfItIsHopeless() {
        var hopeless = new RecordOutcomes(List.of(new Hopeless(DELIVERY, WEBHOOK, "The webhook is not active.")));

        fixture.given(SCHEDULED, attempted(1))
                .when(hopeless)
                .expectEvents(new DeliveryFailed(DELIVERY, WEBHOOK, null, "The webhook is not active.", NOW));
        assertThat(fixture.row()).isEqualTo("failed " + NOW);
    }

    @Test
    void countsAllItsAttempts() {
        var givenUp = new DeliveryFailed(DELIVERY, WEBHOOK, null, "The webhook is not active.", BEFORE);

        fixture.given(SCHEDULED, attempted(1), attempted(2), givenUp, REDELIVERY)
                .when(refused(3))
                .expectEvents(new DeliveryAttempted(DELIVERY, WEBHOOK, failure(3), NOW.plusSeconds(30)));
        fixture.given(SCHEDULED, SUCCEEDED, REDELIVERY)
                .when(refused(3))
                .expectEvents(new DeliveryAttempted(DELIVERY, WEBHOOK, failure(2), NOW.plusSeconds(30)));
    }

    @Test
    void isDueWhenItsRetryIs() {
        fixture.given(SCHEDULED, waitingUntil(NOW))
                .when(new RetryDelivery(DELIVERY))
                .expectNoEvents();

        assertThat(fixture.row()).isEqualTo("due " + NOW);
        verify(fixture.wakeup).afterCommit();
    }

    @Test
    void isNotedOnceHoweverOftenItIsTold() {
        fixture.given(SCHEDULED, waitingUntil(NOW.plusSeconds(30)))
                .when(refused(3))
                .expectNoEvents();

        assertThat(fixture.row()).isEqualTo("waiting " + NOW.plusSeconds(30));
    }

    @Test
    void isNotDueByTheRetryOfAnEarlierWait() {
        fixture.given(SCHEDULED, waitingUntil(NOW.plusSeconds(1)))
                .when(new RetryDelivery(DELIVERY))
                .expectNoEvents();

        assertThat(fixture.row()).isEqualTo("waiting " + NOW.plusSeconds(1));
    }

    @Test
    void isNotDueOnceMoreByARetryThatComesLate() {
        fixture.given(SCHEDULED, FAILED).when(new RetryDelivery(DELIVERY)).expectNoEvents();

        assertThat(fixture.row()).isEqualTo("failed " + BEFORE);
        verifyNoInteractions(fixture.subscriptions);
    }

    private static DeliveryAttempted waitingUntil(Instant next) {
        return new DeliveryAttempted(DELIVERY, WEBHOOK, failure(1), next);
    }

    private static List<Object> scheduledAndAttempted(int failures) {
        return Stream.<Object>concat(
                        Stream.of(SCHEDULED), IntStream.rangeClosed(1, failures).mapToObj(DeliveryFixture::attempted))
                .toList();
    }
}
