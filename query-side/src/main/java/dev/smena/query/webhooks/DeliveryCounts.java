package dev.smena.query.webhooks;

import dev.smena.events.WebhookEventType;
import dev.smena.events.WebhookId;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/** Table {@code webhook_delivery_count}, so that a list of a million deliveries knows its total at once. */
@Component
class DeliveryCounts {

    private static final String ADD = """
            insert into webhook_delivery_count as present (webhook_id, event_type, status, deliveries)
            values (:webhook, :eventType, :status, :more)
            on conflict (webhook_id, event_type, status)
                do update set deliveries = present.deliveries + excluded.deliveries""";

    private static final String FORGET_NONE = """
            delete from webhook_delivery_count
            where webhook_id = :webhook and event_type = :eventType and status = :status and deliveries = 0""";

    private final NamedParameterJdbcTemplate jdbc;

    DeliveryCounts(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What is counted together. */
    record Kind(WebhookId webhook, WebhookEventType eventType, DeliveryStatus status) {

        static Kind of(DeliveryState delivery) {
            return new Kind(delivery.webhookId(), delivery.eventType(), delivery.status());
        }
    }

    /**
     * Where none is left there is no row, so that the rows are the same however the events were handed out.
     *
     * @param more how many have come to be of a kind, or to be no longer
     */
    void add(Map<Kind, Integer> more) {
        SqlParameterSource[] changes = more.entrySet().stream()
                .filter(one -> one.getValue() != 0)
                .map(one -> row(one.getKey()).addValue("more", one.getValue()))
                .toArray(SqlParameterSource[]::new);
        jdbc.batchUpdate(ADD, changes);
        jdbc.batchUpdate(FORGET_NONE, changes);
    }

    void removeAllOf(WebhookId webhook) {
        jdbc.update(
                "delete from webhook_delivery_count where webhook_id = :webhook", Map.of("webhook", webhook.value()));
    }

    private static MapSqlParameterSource row(Kind kind) {
        return new MapSqlParameterSource()
                .addValue("webhook", kind.webhook().value())
                .addValue("eventType", kind.eventType().name())
                .addValue("status", kind.status().name());
    }
}
