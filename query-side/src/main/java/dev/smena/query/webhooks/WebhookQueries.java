package dev.smena.query.webhooks;

import dev.smena.events.WebhookId;
import dev.smena.events.WebhookState;
import dev.smena.query.Page;
import dev.smena.query.input.QueryParameters.Range;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What can be asked of subscriptions. */
@Component
class WebhookQueries {

    private final JdbcClient jdbc;
    private final WebhookRows rows;

    WebhookQueries(JdbcClient jdbc, WebhookRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    Optional<WebhookState> findWebhook(WebhookId id) {
        return Optional.ofNullable(rows.load(List.of(id)).get(id));
    }

    /** Oldest first. */
    Page<WebhookState> findWebhooks(Range range) {
        var items = jdbc.sql("select * from webhook order by created_at, id limit :limit offset :offset")
                .param("limit", range.limit())
                .param("offset", range.offset())
                .query((row, n) -> WebhookRows.state(row))
                .list();
        long total = jdbc.sql("select count(*) from webhook").query(Long.class).single();
        return new Page<>(items, total, range.offset(), range.limit());
    }
}
