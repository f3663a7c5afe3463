package dev.smena.command.webhooks;

import static dev.smena.command.batch.Refusals.refusalWith;
import static dev.smena.command.webhooks.SubscriptionFixture.BEFORE;
import static dev.smena.command.webhooks.SubscriptionFixture.ID;
import static dev.smena.command.webhooks.SubscriptionFixture.NOW;
import static dev.smena.command.webhooks.SubscriptionFixture.REMOVED;
import static dev.smena.command.webhooks.SubscriptionFixture.SUBSCRIBED;
import static dev.smena.command.webhooks.SubscriptionFixture.SWITCHED_OFF;
import static dev.smena.events.DisableReason.FAILING;
import static dev.smena.events.DisableReason.GONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.command.ProblemCode;
import dev.smena.command.webhooks.SubscriptionFixture.Ask;
import dev.smena.events.WebhookChanged;
import dev.smena.events.WebhookDisabled;
import org.junit.jupiter.api.Test;

/** What deliveries may ask of subscriptions. */
class SubscriptionsTest {

    private static final Ask REQUIRE_EXISTING = new Ask(subscriptions -> subscriptions.requireExisting(ID));
    private static final Ask REQUIRE_ACTIVE = new Ask(subscriptions -> subscriptions.requireActive(ID));
    private static final Ask DISABLE = new Ask(subscriptions -> subscriptions.disable(ID, GONE));
    private static final WebhookChanged SWITCH_OFF = new WebhookChanged(ID, SWITCHED_OFF, BEFORE);

    private final SubscriptionFixture fixture = new SubscriptionFixture();

    @Test
    void oneExistsUntilItIsRemoved() {
        fixture.given(SUBSCRIBED, SWITCH_OFF).when(REQUIRE_EXISTING).expectSuccessfulHandlerExecution();
        fixture.given(SUBSCRIBED, REMOVED)
                .when(REQUIRE_EXISTING)
                .expectException(refusalWith(ProblemCode.WEBHOOK_NOT_FOUND));
    }

    @Test
    void oneIsActiveUntilItIsSwitchedOff() {
        fixture.given(SUBSCRIBED).when(REQUIRE_ACTIVE).expectSuccessfulHandlerExecution();
        fixture.given(SUBSCRIBED, SWITCH_OFF)
                .when(REQUIRE_ACTIVE)
                .expectException(refusalWith(ProblemCode.VALIDATION_FAILED));
        fixture.given(SUBSCRIBED, REMOVED)
                .when(REQUIRE_ACTIVE)
                .expectException(refusalWith(ProblemCode.WEBHOOK_NOT_FOUND));
    }

    @Test
    void oneOfNoMoreUseIsDisabled() {
        fixture.given(SUBSCRIBED).when(DISABLE).expectEvents(new WebhookDisabled(ID, GONE, NOW));

        assertThat(fixture.row()).isEqualTo("https://erp.example/hooks inactive 3 10");
    }

    @Test
    void oneThatIsOffStaysSo() {
        fixture.given(SUBSCRIBED, SWITCH_OFF).when(DISABLE).expectNoEvents().expectSuccessfulHandlerExecution();
        fixture.given(SUBSCRIBED, new WebhookDisabled(ID, FAILING, BEFORE))
                .when(DISABLE)
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void oneRemovedMeanwhileStaysSo() {
        fixture.given(SUBSCRIBED, REMOVED).when(DISABLE).expectNoEvents().expectSuccessfulHandlerExecution();

        assertThat(fixture.row()).isEqualTo("https://erp.example/hooks inactive removed 3 10");
    }
}
