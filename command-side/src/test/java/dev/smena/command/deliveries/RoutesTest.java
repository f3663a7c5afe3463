package dev.smena.command.deliveries;

import static dev.smena.command.deliveries.DispatchFixture.OURS;
import static dev.smena.command.deliveries.DispatchFixture.THEIRS;
import static dev.smena.command.deliveries.DispatchFixture.subscribed;
import static dev.smena.command.deliveries.MessagesFixture.BATCH;
import static dev.smena.command.deliveries.MessagesFixture.CREATED;
import static dev.smena.command.deliveries.MessagesFixture.NOW;
import static dev.smena.events.WebhookEventType.BATCH_CLOSED;
import static dev.smena.events.WebhookEventType.BATCH_CREATED;
import static dev.smena.events.WebhookEventType.PRODUCT_AGGREGATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.events.DeliveryId;
import dev.smena.events.DisableReason;
import dev.smena.events.ProductsAggregated;
import dev.smena.events.ProductsRegistered;
import dev.smena.events.WebhookChanged;
import dev.smena.events.WebhookChanges;
import dev.smena.events.WebhookDisabled;
import dev.smena.events.WebhookRemoved;
import dev.smena.events.WebhookSecretRotated;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is told of what, by the order of the events. */
class RoutesTest {

    private static final WebhookChanges SWITCHED_OFF = new WebhookChanges(null, null, false, null, null);
    private static final WebhookChanges SWITCHED_ON = new WebhookChanges(null, null, true, null, null);

    private final DispatchFixture fixture = new DispatchFixture();

    @Test
    void nobodyIsToldOfWhatHappenedBefore() throws Exception {
        fixture.happens(CREATED);
        fixture.happens(subscribed(OURS, BATCH_CREATED));

        assertThat(fixture.scheduled).isEmpty();
    }

    @Test
    void whatHappenedBeforeIsNotToldEvenIfItIsReadAfterwards() throws Exception {
        fixture.happens(subscribed(THEIRS, BATCH_CREATED));
        fixture.happens(CREATED);
        fixture.happens(subscribed(OURS, BATCH_CREATED));

        fixture.happensAgain(CREATED, "event", 2);

        assertThat(fixture.receivers()).containsExactly(THEIRS, THEIRS);
    }

    @Test
    void nobodyIsToldOfAnythingElse() throws Exception {
        fixture.happens(subscribed(OURS, BATCH_CLOSED, PRODUCT_AGGREGATED));
        fixture.happens(CREATED);
        fixture.happens(new ProductsRegistered(BATCH, List.of("A"), 1, NOW));

        assertThat(fixture.scheduled).isEmpty();
    }

    @Test
    void whoeverIsRemovedOrSwitchedOffIsToldNothingFromThenOn() throws Exception {
        for (var end : List.of(
                new WebhookRemoved(OURS, NOW),
                new WebhookDisabled(OURS, DisableReason.GONE, NOW),
                new WebhookChanged(OURS, SWITCHED_OFF, NOW))) {
            var one = new DispatchFixture();
            one.happens(subscribed(OURS, BATCH_CREATED));
            one.happens(subscribed(THEIRS, BATCH_CREATED));
            one.happens(CREATED);
            one.happens(end);
            one.happens(CREATED);

            assertThat(one.receivers()).containsExactly(OURS, THEIRS, THEIRS);
        }
    }

    @Test
    void whoeverIsSwitchedOnAgainIsToldFromThenOn() throws Exception {
        fixture.happens(subscribed(OURS, BATCH_CREATED));
        fixture.happens(new WebhookDisabled(OURS, DisableReason.FAILING, NOW));
        fixture.happens(CREATED);
        fixture.happens(new WebhookChanged(OURS, SWITCHED_ON, NOW));
        String event = fixture.happens(CREATED);

        assertThat(fixture.scheduled).hasSize(1);
        assertThat(fixture.scheduled.getFirst())
                .extracting(NewDelivery::deliveryId)
                .containsExactly(DeliveryId.of(event, OURS, 1));
    }

    @Test
    void otherWishesHoldFromThenOn() throws Exception {
        fixture.happens(subscribed(OURS, BATCH_CREATED));
        fixture.happens(subscribed(THEIRS, BATCH_CREATED));
        fixture.happens(
                new WebhookChanged(OURS, new WebhookChanges(null, List.of(PRODUCT_AGGREGATED), null, null, null), NOW));
        fixture.happens(CREATED);
        fixture.happens(new ProductsAggregated(BATCH, List.of("A"), 1, NOW));

        assertThat(fixture.receivers()).containsExactly(THEIRS, OURS);
    }

    @Test
    void otherChangesAreNoOtherWishes() throws Exception {
        fixture.happens(subscribed(OURS, BATCH_CREATED));
        fixture.happens(new WebhookChanged(OURS, new WebhookChanges("https://other.example", null, null, 0, 1), NOW));
        fixture.happens(new WebhookSecretRotated(OURS, NOW, NOW));
        fixture.happens(CREATED);

        assertThat(fixture.receivers()).containsExactly(OURS);
    }

    @Test
    void aSubscriptionReadTwiceIsOne() throws Exception {
        fixture.happens(subscribed(OURS, BATCH_CREATED));
        fixture.happens(new WebhookChanged(OURS, SWITCHED_OFF, NOW));
        fixture.happens(subscribed(OURS, BATCH_CREATED));
        fixture.happens(CREATED);

        assertThat(fixture.scheduled).isEmpty();
    }
}
