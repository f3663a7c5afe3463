package dev.smena.command.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.command.database.Database;
import dev.smena.events.WebhookEventType;
import dev.smena.events.WebhookId;
import dev.smena.events.WebhookState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SubscriptionRowsTest {

    private static final WebhookId ID = new WebhookId(UUID.randomUUID());
    private static final Instant NOON = Instant.parse("2026-11-09T12:00:00Z");

    private final JdbcClient jdbc = JdbcClient.create(Database.emptied());
    private final SubscriptionRows rows = new SubscriptionRows(jdbc);

    @Test
    void whoeverIsSwitchedOnAgainHasACleanRecord() {
        rows.save(state(ID, false));
        fail();

        rows.save(state(ID, true));

        assertThat(isFailing()).isFalse();
    }

    @Test
    void otherChangesLeaveTheRecordAsItIs() {
        rows.save(state(ID, true));
        fail();

        rows.save(state(ID, true));
        assertThat(isFailing()).isTrue();

        rows.save(state(ID, false));
        assertThat(isFailing()).isTrue();

        rows.save(state(ID, false));
        assertThat(isFailing()).isTrue();
    }

    @Test
    void allButTheRemovedOnesCount() {
        rows.save(state(ID, true));
        rows.save(state(new WebhookId(UUID.randomUUID()), false));
        rows.save(state(new WebhookId(UUID.randomUUID()), true));

        rows.remove(ID);

        assertThat(rows.count()).isEqualTo(2);
    }

    private static WebhookState state(WebhookId id, boolean active) {
        return new WebhookState(
                id, "https://erp.example", List.of(WebhookEventType.BATCH_CLOSED), active, 3, 10, NOON, NOON, 0);
    }

    private void fail() {
        jdbc.sql("update command.webhook set failing_since = now()").update();
    }

    private boolean isFailing() {
        return jdbc.sql("select failing_since is not null from command.webhook")
                .query(Boolean.class)
                .single();
    }
}
