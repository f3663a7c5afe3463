package dev.smena.query.webhooks;

import dev.smena.events.DeliveryId;
import dev.smena.events.WebhookEventType;
import dev.smena.events.WebhookId;
import dev.smena.query.Page;
import dev.smena.query.input.QueryParameters.Range;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What can be asked of deliveries. */
@Component
class DeliveryQueries {

    private static final String ONE = "select * from webhook_delivery where id = :id and webhook_id = :webhook";

    private static final String COUNT =
            "select coalesce(sum(deliveries), 0) from webhook_delivery_count where webhook_id = :webhook";

    /** What stands before the page is passed over in an index alone. */
    private static final String PAGE = """
            select * from webhook_delivery where id in (
                select id from webhook_delivery where webhook_id = :webhook%s
                order by created_at desc, id desc limit :limit offset :offset)
            order by created_at desc, id desc""";

    private final JdbcClient jdbc;

    DeliveryQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<DeliveryView> findDelivery(WebhookId webhook, DeliveryId id) {
        return jdbc.sql(ONE)
                .param("id", id.value())
                .param("webhook", webhook.value())
                .query((row, n) -> view(row))
                .optional();
    }

    /** Newest first. */
    Page<DeliveryView> findDeliveries(
            WebhookId webhook, @Nullable DeliveryStatus status, @Nullable WebhookEventType eventType, Range range) {
        Map<String, Object> wanted = new HashMap<>();
        wanted.put("webhook", webhook.value());
        String where = also("status", status, wanted) + also("event_type", eventType, wanted);
        var items = jdbc.sql(PAGE.formatted(where))
                .params(wanted)
                .param("limit", range.limit())
                .param("offset", range.offset())
                .query((row, n) -> view(row))
                .list();
        long total = jdbc.sql(COUNT + where).params(wanted).query(Long.class).single();
        return new Page<>(items, total, range.offset(), range.limit());
    }

    /** Only conditions there are, so that each set of them has its index. */
    private static String also(String column, @Nullable Enum<?> value, Map<String, Object> wanted) {
        if (value == null) {
            return "";
        }
        wanted.put(column, value.name());
        return " and " + column + " = :" + column;
    }

    private static DeliveryView view(ResultSet row) throws SQLException {
        return DeliveryView.of(WebhookDeliveryRows.state(row), row.getString("payload"));
    }
}
