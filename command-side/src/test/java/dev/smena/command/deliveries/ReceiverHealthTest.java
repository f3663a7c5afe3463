package dev.smena.command.deliveries;

import static dev.smena.command.deliveries.DeliveryTables.NOON;
import static dev.smena.events.DisableReason.FAILING;
import static dev.smena.events.DisableReason.GONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import dev.smena.command.deliveries.Outcome.Attempted;
import dev.smena.command.deliveries.Outcome.Hopeless;
import dev.smena.command.webhooks.Subscriptions;
import dev.smena.events.WebhookId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReceiverHealthTest {

    private static final Instant LATER = NOON.plusSeconds(60);

    private final DeliveryTables tables = new DeliveryTables();
    private final Subscriptions subscriptions = mock();
    private final ReceiverHealth health = new ReceiverHealth(tables.jdbc, subscriptions, DeliveryFixture.SETTINGS);
    private final WebhookId ours = tables.webhook();
    private final WebhookId theirs = tables.webhook();

    @Test
    void aReceiverFailsSinceItsFirstFailure() {
        record(List.of(answer(ours, 500), answer(ours, 302)), NOON);
        record(List.of(answer(ours, null)), LATER);

        assertThat(tables.failingSince(ours)).isEqualTo(NOON.toString());
        assertThat(tables.failingSince(theirs)).isEqualTo("never");
    }

    @Test
    void aSuccessMakesItGood() {
        tables.failing(ours, NOON);
        tables.failing(theirs, NOON);

        record(List.of(answer(ours, 204)), LATER);

        assertThat(tables.failingSince(ours)).isEqualTo("never");
        assertThat(tables.failingSince(theirs)).isEqualTo(NOON.toString());
    }

    @Test
    void aSuccessAmongFailuresCounts() {
        tables.failing(ours, NOON);

        record(List.of(answer(ours, 500), answer(ours, 200), answer(ours, 500), answer(theirs, 500)), LATER);

        assertThat(tables.failingSince(ours)).isEqualTo("never");
        assertThat(tables.failingSince(theirs)).isEqualTo(LATER.toString());
    }

    @Test
    void whatWasNotTriedTellsNothing() {
        record(List.of(new Hopeless(DeliveryTables.newDelivery(), ours, "The webhook is not active.")), NOON);

        assertThat(tables.failingSince(ours)).isEqualTo("never");
        verifyNoInteractions(subscriptions);
    }

    @Test
    void aReceiverThatHasFailedForFiveDaysIsToldNothingMore() {
        tables.failing(ours, NOON);
        tables.failing(theirs, NOON);

        record(List.of(answer(ours, 500)), NOON.plus(Duration.ofDays(5)));

        verify(subscriptions).disable(ours, FAILING);
        verifyNoMoreInteractions(subscriptions);
    }

    @Test
    void aReceiverMayFailForAnythingLessThanFiveDays() {
        tables.failing(ours, NOON);

        record(List.of(answer(ours, 500)), NOON.plus(Duration.ofDays(5)).minusNanos(1_000));

        verifyNoInteractions(subscriptions);
    }

    @Test
    void aReceiverThatSucceedsAtLastIsToldMore() {
        tables.failing(ours, NOON);

        record(List.of(answer(ours, 200)), NOON.plus(Duration.ofDays(50)));

        verifyNoInteractions(subscriptions);
    }

    @Test
    void whoIsToldNothingAnywayIsLeftAlone() {
        var off = new WebhookId(UUID.randomUUID());
        tables.webhook(off, false);
        tables.failing(off, NOON);

        record(List.of(answer(off, 500)), NOON.plus(Duration.ofDays(50)));

        verifyNoInteractions(subscriptions);
    }

    @Test
    void aReceiverThatIsGoneIsToldNothingMore() {
        record(List.of(answer(ours, 410), answer(theirs, 404)), NOON);

        verify(subscriptions).disable(ours, GONE);
        verifyNoMoreInteractions(subscriptions);
    }

    private void record(List<Outcome> outcomes, Instant now) {
        health.switchOff(outcomes, now);
        health.note(outcomes, now);
    }

    private static Outcome answer(WebhookId webhook, @Nullable Integer status) {
        var reply = new Receiver.Reply(status, null, status == null ? "No connection." : null, Optional.empty());
        return new Attempted(DeliveryTables.newDelivery(), webhook, NOON, Duration.ZERO, reply, 3);
    }
}
