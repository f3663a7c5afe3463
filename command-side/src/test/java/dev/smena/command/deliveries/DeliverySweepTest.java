package dev.smena.command.deliveries;

import static dev.smena.command.deliveries.DeliveryTables.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import dev.smena.command.webhooks.Secrets;
import dev.smena.events.DeliveryAttempt;
import dev.smena.events.DeliveryAttempted;
import dev.smena.events.DeliveryFailed;
import dev.smena.events.DeliveryId;
import dev.smena.events.WebhookId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliverySweepTest {

    private final DeliveryTables tables = new DeliveryTables();
    private final Secrets secrets = mock();
    private final Wakeup wakeup = mock();
    private final DeliverySweep sweep = new DeliverySweep(
            tables.rows,
            new Claims(tables.jdbc, DeliveryFixture.SETTINGS),
            secrets,
            wakeup,
            Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void whatHasWaitedForMoreThanAMinuteTooLongIsTriedNow() {
        DeliveryId overdue = waiting(NOON.minusSeconds(61));
        DeliveryId aLittleLate = waiting(NOON.minusSeconds(60));
        DeliveryId inTime = waiting(NOON.plusSeconds(1));

        sweep.run();

        assertThat(tables.row(overdue)).startsWith("due");
        assertThat(tables.row(aLittleLate)).startsWith("waiting");
        assertThat(tables.row(inTime)).startsWith("waiting");
        verify(wakeup).afterCommit();
    }

    @Test
    void secretsAtTheirEndAreForgotten() {
        sweep.run();

        verify(secrets).forgetExpired(NOON);
    }

    @Test
    void aSubscriptionThatIsNoMoreIsForgottenOnceNothingOfItIsPending() {
        WebhookId webhook = tables.webhook();
        DeliveryId pending = tables.due(webhook, NOON);
        DeliveryId failed = tables.due(webhook, NOON);
        tables.rows.follow(List.of(new DeliveryFailed(failed, webhook, null, "no", NOON)));
        tables.jdbc
                .sql("update command.webhook set is_active = false, removed = true where id = ?")
                .param(webhook.value())
                .update();

        sweep.run();
        assertThat(tables.row(pending)).startsWith("due");
        assertThat(tables.row(failed)).isEqualTo("none");
        assertThat(tables.webhooks()).containsExactly(webhook.toString());

        tables.rows.follow(List.of(new DeliveryFailed(pending, webhook, null, "no", NOON)));
        sweep.run();
        assertThat(tables.row(pending)).isEqualTo("none");
        assertThat(tables.webhooks()).isEmpty();
    }

    @Test
    void aSubscriptionThatIsThereStays() {
        WebhookId webhook = tables.webhook();

        sweep.run();

        assertThat(tables.webhooks()).containsExactly(webhook.toString());
    }

    private DeliveryId waiting(Instant until) {
        WebhookId webhook = tables.webhook();
        DeliveryId id = tables.due(webhook, NOON.minusSeconds(100));
        var attempt = new DeliveryAttempt(1, NOON, 7, 500, "no", "no");
        tables.rows.follow(List.of(new DeliveryAttempted(id, webhook, attempt, until)));
        return id;
    }
}
