package dev.smena.events;

import static dev.smena.events.WebhookFacts.SUBSCRIBED;
import static dev.smena.events.WebhookFacts.stateAfter;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookChangesTest {

    @Test
    void valuesTheSubscriptionHasAlreadyAreNoChanges() {
        var same = new WebhookChanges(
                SUBSCRIBED.url(), SUBSCRIBED.events(), true, SUBSCRIBED.retryCount(), SUBSCRIBED.timeout());

        assertThat(same.against(stateAfter())).isEqualTo(WebhookChanges.NONE);
    }

    @Test
    void onlyWhatDiffersIsLeft() {
        var wanted = new WebhookChanges(null, SUBSCRIBED.events(), false, null, 11);

        assertThat(wanted.against(stateAfter())).isEqualTo(new WebhookChanges(null, null, false, null, 11));
    }

    @Test
    void everySettingCanBeChanged() {
        var wanted = new WebhookChanges("http://a.example", List.of(WebhookEventType.BATCH_CREATED), false, 0, 1);

        assertThat(wanted.against(stateAfter())).isEqualTo(wanted);
    }

    @Test
    void theSameEventsInAnotherOrderAreAChange() {
        var turned = new WebhookChanges(null, SUBSCRIBED.events().reversed(), null, null, null);

        assertThat(turned.against(stateAfter())).isEqualTo(turned);
    }
}
