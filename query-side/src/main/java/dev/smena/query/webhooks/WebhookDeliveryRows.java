package dev.smena.query.webhooks;

import static java.util.stream.Collectors.toMap;

import dev.smena.events.DeliveryId;
import dev.smena.events.WebhookEventType;
import dev.smena.events.WebhookId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/** Table {@code webhook_delivery}: one row holds a {@link DeliveryState} and the body, which never changes. */
@Component
class WebhookDeliveryRows {

    private static final String LOAD = """
            select id, webhook_id, event_type, status, attempts, response_status, response_body, error_message,
                created_at, delivered_at, next_attempt_at, version
            from webhook_delivery where id = any(cast(:ids as uuid[]))""";

    private static final String ADD = """
            insert into webhook_delivery (
                id, webhook_id, event_type, payload, status, attempts, response_status, response_body, error_message,
                created_at, delivered_at, next_attempt_at, version)
            values (
                :id, :webhook, :eventType, :payload, :status, :attempts, :responseStatus, :responseBody, :errorMessage,
                :createdAt, :deliveredAt, :nextAttemptAt, :version)
            on conflict (id) do update set
                status = excluded.status, attempts = excluded.attempts, response_status = excluded.response_status,
                response_body = excluded.response_body, error_message = excluded.error_message,
                delivered_at = excluded.delivered_at, next_attempt_at = excluded.next_attempt_at,
                version = excluded.version""";

    private static final String CHANGE = """
            update webhook_delivery set
                status = :status, attempts = :attempts, response_status = :responseStatus,
                response_body = :responseBody, error_message = :errorMessage, delivered_at = :deliveredAt,
                next_attempt_at = :nextAttemptAt, version = :version
            where id = :id""";

    private static final String REMOVE = """
            delete from webhook_delivery where ctid = any(array(
                select ctid from webhook_delivery where webhook_id = :webhook limit :atOnce))""";

    /** Keeps one statement well below the server's time limit, however many deliveries a subscription has had. */
    private static final int REMOVED_AT_ONCE = 50_000;

    private final NamedParameterJdbcTemplate jdbc;

    WebhookDeliveryRows(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Map<DeliveryId, DeliveryState> load(Collection<DeliveryId> ids) {
        String[] keys = ids.stream().map(DeliveryId::toString).toArray(String[]::new);
        return jdbc.query(LOAD, Map.of("ids", keys), (row, n) -> state(row)).stream()
                .collect(toMap(DeliveryState::id, state -> state));
    }

    /** @param bodies of these deliveries, by their id */
    void add(Collection<DeliveryState> created, Map<DeliveryId, String> bodies) {
        jdbc.batchUpdate(
                ADD,
                created.stream()
                        .map(delivery -> row(delivery)
                                .addValue("webhook", delivery.webhookId().value())
                                .addValue("eventType", delivery.eventType().name())
                                .addValue("createdAt", time(delivery.createdAt()))
                                .addValue("payload", bodies.get(delivery.id())))
                        .toArray(SqlParameterSource[]::new));
    }

    void change(Collection<DeliveryState> changed) {
        jdbc.batchUpdate(CHANGE, changed.stream().map(WebhookDeliveryRows::row).toArray(SqlParameterSource[]::new));
    }

    void removeAllOf(WebhookId webhook) {
        var parameters = Map.of("webhook", webhook.value(), "atOnce", REMOVED_AT_ONCE);
        int removed;
        do {
            removed = jdbc.update(REMOVE, parameters);
        } while (removed == REMOVED_AT_ONCE);
    }

    static DeliveryState state(ResultSet row) throws SQLException {
        return new DeliveryState(
                new DeliveryId(row.getObject("id", UUID.class)),
                new WebhookId(row.getObject("webhook_id", UUID.class)),
                WebhookEventType.valueOf(row.getString("event_type")),
                DeliveryStatus.valueOf(row.getString("status")),
                row.getInt("attempts"),
                row.getObject("response_status", Integer.class),
                row.getString("response_body"),
                row.getString("error_message"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "delivered_at"),
                instant(row, "next_attempt_at"),
                row.getLong("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static MapSqlParameterSource row(DeliveryState delivery) {
        return new MapSqlParameterSource()
                .addValue("id", delivery.id().value())
                .addValue("status", delivery.status().name())
                .addValue("attempts", delivery.attempts())
                .addValue("responseStatus", delivery.responseStatus())
                .addValue("responseBody", delivery.responseBody())
                .addValue("errorMessage", delivery.errorMessage())
                .addValue("deliveredAt", time(delivery.deliveredAt()))
                .addValue("nextAttemptAt", time(delivery.nextAttemptAt()))
                .addValue("version", delivery.version());
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
