package dev.smena.events;

import static dev.smena.events.WebhookFacts.CHANGED_AT;
import static dev.smena.events.WebhookFacts.SUBSCRIBED;
import static dev.smena.events.WebhookFacts.SUBSCRIBED_AT;
import static dev.smena.events.WebhookFacts.WEBHOOK;
import static dev.smena.events.WebhookFacts.stateAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WebhookStateTest {

    @Test
    void aSubscriptionBeginsActiveAtVersionZero() {
        assertThat(stateAfter())
                .isEqualTo(new WebhookState(
                        WEBHOOK,
                        "https://erp.example.com/smena",
                        List.of(WebhookEventType.BATCH_CLOSED, WebhookEventType.PRODUCT_AGGREGATED),
                        true,
                        3,
                        10,
                        SUBSCRIBED_AT,
                        SUBSCRIBED_AT,
                        0));
    }

    @Test
    void aChangeReplacesEverySettingItNames() {
        var changes =
                new WebhookChanges("http://mes.example.com", List.of(WebhookEventType.BATCH_CREATED), false, 10, 60);

        assertThat(stateAfter(new WebhookChanged(WEBHOOK, changes, CHANGED_AT)))
                .isEqualTo(new WebhookState(
                        WEBHOOK,
                        "http://mes.example.com",
                        List.of(WebhookEventType.BATCH_CREATED),
                        false,
                        10,
                        60,
                        SUBSCRIBED_AT,
                        CHANGED_AT,
                        1));
    }

    @Test
    void aChangeLeavesTheSettingsItDoesNotName() {
        var changes = new WebhookChanges(null, null, null, 0, null);

        assertThat(stateAfter(new WebhookChanged(WEBHOOK, changes, CHANGED_AT)))
                .usingRecursiveComparison()
                .ignoringFields("retryCount", "updatedAt", "version")
                .isEqualTo(stateAfter());
    }

    @Test
    void aNewSecretShowsOnlyInTimeAndVersion() {
        WebhookState rotated =
                stateAfter(new WebhookSecretRotated(WEBHOOK, CHANGED_AT.plusSeconds(86_400), CHANGED_AT));

        assertThat(rotated)
                .usingRecursiveComparison()
                .ignoringFields("updatedAt", "version")
                .isEqualTo(stateAfter());
        assertThat(rotated.updatedAt()).isEqualTo(CHANGED_AT);
        assertThat(rotated.version()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void oneThatIsSwitchedOffIsInactiveWhateverTheReason(DisableReason reason) {
        assertInactive(stateAfter(new WebhookDisabled(WEBHOOK, reason, CHANGED_AT)));
    }

    @Test
    void aRemovedOneIsInactive() {
        assertInactive(stateAfter(new WebhookRemoved(WEBHOOK, CHANGED_AT)));
    }

    private static void assertInactive(WebhookState state) {
        assertThat(state.isActive()).isFalse();
        assertThat(state.updatedAt()).isEqualTo(CHANGED_AT);
        assertThat(state.version()).isEqualTo(1);
        assertThat(state)
                .usingRecursiveComparison()
                .ignoringFields("isActive", "updatedAt", "version")
                .isEqualTo(stateAfter());
    }

    @Test
    void oneThatWasSwitchedOffCanBeSwitchedOn() {
        var on = new WebhookChanges(null, null, true, null, null);

        WebhookState state = stateAfter(
                new WebhookDisabled(WEBHOOK, DisableReason.FAILING, CHANGED_AT),
                new WebhookChanged(WEBHOOK, on, CHANGED_AT));

        assertThat(state.isActive()).isTrue();
        assertThat(state.version()).isEqualTo(2);
    }

    @Test
    void nothingComesBeforeTheSubscription() {
        assertThatIllegalStateException()
                .isThrownBy(() -> WebhookState.after(null, new WebhookRemoved(WEBHOOK, CHANGED_AT)))
                .withMessageContaining("WebhookSubscribed");
    }

    @Test
    void nobodySubscribesTwiceUnderOneId() {
        assertThatIllegalStateException()
                .isThrownBy(() -> stateAfter(SUBSCRIBED))
                .withMessageContaining("twice");
    }
}
