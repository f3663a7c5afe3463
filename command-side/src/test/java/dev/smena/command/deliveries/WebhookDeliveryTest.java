package dev.smena.command.deliveries;

import static dev.smena.command.deliveries.DeliveryFixture.BEFORE;
import static dev.smena.command.deliveries.DeliveryFixture.BODY;
import static dev.smena.command.deliveries.DeliveryFixture.DELIVERY;
import static dev.smena.command.deliveries.DeliveryFixture.FAILED;
import static dev.smena.command.deliveries.DeliveryFixture.NOW;
import static dev.smena.command.deliveries.DeliveryFixture.SCHEDULED;
import static dev.smena.command.deliveries.DeliveryFixture.SUCCEEDED;
import static dev.smena.command.deliveries.DeliveryFixture.WEBHOOK;
import static dev.smena.command.deliveries.DeliveryFixture.answered;
import static dev.smena.command.deliveries.DeliveryFixture.outcome;
import static dev.smena.command.deliveries.DeliveryFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.verify;

import dev.smena.command.deliveries.Outcome.Hopeless;
import dev.smena.events.DeliveryAttempt;
import dev.smena.events.DeliveryScheduled;
import dev.smena.events.DeliverySucceeded;
import dev.smena.events.WebhookEventType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookDeliveryTest {

    private static final ScheduleDeliveries SCHEDULE =
            new ScheduleDeliveries(List.of(new NewDelivery(DELIVERY, WEBHOOK, WebhookEventType.BATCH_CLOSED, BODY)));

    private final DeliveryFixture fixture = new DeliveryFixture();

    @Test
    void isDueAtOnce() {
        fixture.givenNoPriorActivity()
                .when(SCHEDULE)
                .expectEvents(new DeliveryScheduled(DELIVERY, WEBHOOK, WebhookEventType.BATCH_CLOSED, BODY, NOW));

        assertThat(fixture.row()).isEqualTo("due " + NOW);
        verify(fixture.wakeup).afterCommit();
    }

    @Test
    void isMadeOnceHoweverOftenItsEventIsRead() {
        fixture.given(SCHEDULED, FAILED).when(SCHEDULE).expectNoEvents().expectSuccessfulHandlerExecution();

        assertThat(fixture.row()).isEqualTo("failed " + BEFORE);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 299})
    void succeedsWithAnAnswerThatSaysSo(int status) {
        fixture.given(SCHEDULED)
                .when(answered(status, "ok", 3))
                .expectEvents(new DeliverySucceeded(
                        DELIVERY, WEBHOOK, new DeliveryAttempt(1, BEFORE, 7, status, "ok", null), NOW));

        assertThat(fixture.row()).isEqualTo("none");
        verify(fixture.wakeup).afterCommit();
    }

    @Test
    void tellsWhatWentWrongInWords() {
        assertThat(errorOf(new Receiver.Reply(302, "", null, Optional.empty())))
                .isEqualTo("The receiver answered 302; redirects are not followed.");
        assertThat(errorOf(new Receiver.Reply(404, "", null, Optional.empty())))
                .isEqualTo("The receiver answered 404.");
        assertThat(errorOf(new Receiver.Reply(103, "", null, Optional.empty())))
                .isEqualTo("The receiver answered 103.");
        assertThat(errorOf(new Receiver.Reply(null, null, "No connection.", Optional.empty())))
                .isEqualTo("No connection.");
    }

    @Test
    void isNotChangedByAnOutcomeThatComesLate() {
        for (RecordOutcomes late : List.of(
                refused(3),
                answered(200, "", 3),
                new RecordOutcomes(List.of(new Hopeless(DELIVERY, WEBHOOK, "No."))))) {
            var given = new DeliveryFixture();
            given.given(SCHEDULED, FAILED).when(late).expectNoEvents().expectSuccessfulHandlerExecution();
            assertThat(given.row()).isEqualTo("failed " + BEFORE);

            var done = new DeliveryFixture();
            done.given(SCHEDULED, SUCCEEDED).when(late).expectNoEvents().expectSuccessfulHandlerExecution();
            assertThat(done.row()).isEqualTo("none");
        }
    }

    private static @Nullable String errorOf(Receiver.Reply reply) {
        return ((Outcome.Attempted) outcome(reply, 3).outcomes().getFirst()).error();
    }
}
