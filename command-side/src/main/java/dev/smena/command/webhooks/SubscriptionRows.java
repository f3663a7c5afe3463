package dev.smena.command.webhooks;

import dev.smena.events.WebhookId;
import dev.smena.events.WebhookState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code command.webhook}: where deliveries go now. */
@Component
class SubscriptionRows {

    /** Who is switched on again begins with a clean record. */
    private static final String SAVE = """
            insert into command.webhook (id, url, is_active, retry_count, timeout)
            values (:id, :url, :active, :retryCount, :timeout)
            on conflict (id) do update set
                url = excluded.url, is_active = excluded.is_active, retry_count = excluded.retry_count,
                timeout = excluded.timeout,
                failing_since = case when excluded.is_active and not webhook.is_active then null
                    else webhook.failing_since end""";

    private final JdbcClient jdbc;

    SubscriptionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void save(WebhookState webhook) {
        jdbc.sql(SAVE)
                .param("id", webhook.id().value())
                .param("url", webhook.url())
                .param("active", webhook.isActive())
                .param("retryCount", webhook.retryCount())
                .param("timeout", webhook.timeout())
                .update();
    }

    /** Deliveries still on their way find it inactive. */
    void remove(WebhookId id) {
        jdbc.sql("update command.webhook set is_active = false, removed = true where id = :id")
                .param("id", id.value())
                .update();
    }

    int count() {
        return jdbc.sql("select count(*) from command.webhook where not removed")
                .query(Integer.class)
                .single();
    }
}
