package dev.smena.command.webhooks;

import static dev.smena.command.batch.Refusals.refusalOf;
import static dev.smena.command.batch.Refusals.refusalWith;
import static dev.smena.command.webhooks.SubscriptionFixture.BEFORE;
import static dev.smena.command.webhooks.SubscriptionFixture.EVENTS;
import static dev.smena.command.webhooks.SubscriptionFixture.ID;
import static dev.smena.command.webhooks.SubscriptionFixture.NEW;
import static dev.smena.command.webhooks.SubscriptionFixture.NOW;
import static dev.smena.command.webhooks.SubscriptionFixture.OLD;
import static dev.smena.command.webhooks.SubscriptionFixture.OVERLAP;
import static dev.smena.command.webhooks.SubscriptionFixture.REMOVED;
import static dev.smena.command.webhooks.SubscriptionFixture.SUBSCRIBED;
import static dev.smena.command.webhooks.SubscriptionFixture.SWITCHED_OFF;
import static dev.smena.command.webhooks.SubscriptionFixture.SWITCHED_ON;
import static dev.smena.command.webhooks.SubscriptionFixture.URL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.command.ProblemCode;
import dev.smena.events.DisableReason;
import dev.smena.events.WebhookChanged;
import dev.smena.events.WebhookChanges;
import dev.smena.events.WebhookDisabled;
import dev.smena.events.WebhookEventType;
import dev.smena.events.WebhookId;
import dev.smena.events.WebhookRemoved;
import dev.smena.events.WebhookSecretRotated;
import dev.smena.events.WebhookState;
import dev.smena.events.WebhookSubscribed;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WebhookSubscriptionTest {

    private static final SubscribeWebhook SUBSCRIBE = new SubscribeWebhook(ID, URL, EVENTS, NEW, 3, 10);

    private final SubscriptionFixture fixture = new SubscriptionFixture();

    @Test
    void beginsWithItsSecretAndARowForDeliveries() {
        fixture.givenNoPriorActivity()
                .when(SUBSCRIBE)
                .expectEvents(new WebhookSubscribed(ID, URL, EVENTS, 3, 10, NOW))
                .expectResultMessagePayload(new WebhookState(ID, URL, EVENTS, true, 3, 10, NOW, NOW, 0));

        assertThat(fixture.secretsAt(NOW)).containsExactly(NEW);
        assertThat(fixture.row()).isEqualTo("https://erp.example/hooks active 3 10");
    }

    @Test
    void isRefusedWhileThereAreTooMany() {
        haveAnother();
        haveAnother();

        fixture.givenNoPriorActivity()
                .when(SUBSCRIBE)
                .expectException(refusalOf("", "there are 2 webhooks already; remove some"))
                .expectNoEvents();
        assertThat(fixture.row()).isEqualTo("none");
    }

    @Test
    void isOneMoreIfOneOfTheManyIsRemoved() {
        haveAnother();
        fixture.rows.remove(haveAnother());

        fixture.givenNoPriorActivity().when(SUBSCRIBE).expectSuccessfulHandlerExecution();
    }

    @Test
    void isChangedInWhatDiffers() {
        var wanted = new WebhookChanges("https://erp.example/other", EVENTS, true, 5, 10);
        var changes = new WebhookChanges("https://erp.example/other", null, null, 5, null);

        fixture.given(SUBSCRIBED)
                .when(new ChangeWebhook(ID, wanted, null))
                .expectEvents(new WebhookChanged(ID, changes, NOW))
                .expectResultMessagePayload(new WebhookState(
                        ID, "https://erp.example/other", EVENTS, true, 5, 10, SUBSCRIBED.subscribedAt(), NOW, 1));
        assertThat(fixture.row()).isEqualTo("https://erp.example/other active 5 10");
    }

    @Test
    void isNotChangedByWhatItIsAlready() {
        for (var wanted : List.of(WebhookChanges.NONE, new WebhookChanges(URL, EVENTS, true, 3, 10))) {
            new SubscriptionFixture()
                    .given(SUBSCRIBED)
                    .when(new ChangeWebhook(ID, wanted, null))
                    .expectNoEvents()
                    .expectResultMessagePayload(new WebhookState(ID, URL, EVENTS, true, 3, 10, BEFORE, BEFORE, 0));
        }
    }

    @Test
    void signsWithBothSecretsForAWhileAfterARotation() {
        fixture.given(SUBSCRIBED)
                .when(new ChangeWebhook(ID, WebhookChanges.NONE, NEW))
                .expectEvents(new WebhookSecretRotated(ID, NOW.plus(OVERLAP), NOW));

        assertThat(fixture.secretsAt(NOW)).containsExactly(NEW, OLD);
        assertThat(fixture.secretsAt(NOW.plus(OVERLAP))).containsExactly(NEW);
    }

    @Test
    void isNotRotatedToTheSecretItHas() {
        fixture.given(SUBSCRIBED)
                .when(new ChangeWebhook(ID, WebhookChanges.NONE, OLD))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();

        assertThat(fixture.secretsAt(NOW)).containsExactly(OLD);
    }

    @Test
    void canBeRotatedBackToTheSecretBefore() {
        var rotated = fixture.given(SUBSCRIBED);
        fixture.secrets.replace(ID, NEW, NOW.plusSeconds(60));

        rotated.when(new ChangeWebhook(ID, WebhookChanges.NONE, OLD))
                .expectEvents(new WebhookSecretRotated(ID, NOW.plus(OVERLAP), NOW));

        assertThat(fixture.secretsAt(NOW)).containsExactly(OLD, NEW);
    }

    @Test
    void isChangedAndRotatedAtOnce() {
        fixture.given(SUBSCRIBED)
                .when(new ChangeWebhook(ID, SWITCHED_OFF, NEW))
                .expectEvents(
                        new WebhookChanged(ID, SWITCHED_OFF, NOW),
                        new WebhookSecretRotated(ID, NOW.plus(OVERLAP), NOW));
    }

    @Test
    void isNotGivenAwayByItsCommands() {
        assertThat(List.of(SUBSCRIBE, new ChangeWebhook(ID, WebhookChanges.NONE, NEW))
                        .toString())
                .contains(ID.toString())
                .doesNotContain(NEW);
    }

    @Test
    void isSwitchedOffAndOn() {
        fixture.given(SUBSCRIBED)
                .when(new ChangeWebhook(ID, SWITCHED_OFF, null))
                .expectEvents(new WebhookChanged(ID, SWITCHED_OFF, NOW));
        assertThat(fixture.row()).isEqualTo("https://erp.example/hooks inactive 3 10");

        fixture.given(SUBSCRIBED, new WebhookDisabled(ID, DisableReason.FAILING, BEFORE))
                .when(new ChangeWebhook(ID, SWITCHED_ON, null))
                .expectEvents(new WebhookChanged(ID, SWITCHED_ON, NOW));
        assertThat(fixture.row()).isEqualTo("https://erp.example/hooks active 3 10");
    }

    @Test
    void isRemovedWithItsSecretsAndGetsNothingMore() {
        fixture.given(SUBSCRIBED).when(new RemoveWebhook(ID)).expectEvents(new WebhookRemoved(ID, NOW));

        assertThat(fixture.secretsAt(NOW)).isEmpty();
        assertThat(fixture.row()).isEqualTo("https://erp.example/hooks inactive removed 3 10");
    }

    @Test
    void isNotFoundOnceItIsRemovedNorIfItNeverWas() {
        for (Object command : List.of(new RemoveWebhook(ID), new ChangeWebhook(ID, SWITCHED_ON, NEW))) {
            var removed = new SubscriptionFixture();
            removed.given(SUBSCRIBED, REMOVED)
                    .when(command)
                    .expectException(refusalWith(ProblemCode.WEBHOOK_NOT_FOUND))
                    .expectNoEvents();
            assertThat(removed.secretsAt(NOW)).isEmpty();
            new SubscriptionFixture()
                    .givenNoPriorActivity()
                    .when(command)
                    .expectException(refusalWith(ProblemCode.WEBHOOK_NOT_FOUND));
        }
    }

    private WebhookId haveAnother() {
        var id = new WebhookId(UUID.randomUUID());
        fixture.rows.save(new WebhookState(id, URL, List.of(WebhookEventType.BATCH_CLOSED), true, 3, 10, NOW, NOW, 0));
        return id;
    }
}
