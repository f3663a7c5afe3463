package dev.smena.query.webhooks;

import static java.util.stream.Collectors.toMap;

import dev.smena.events.WebhookEventType;
import dev.smena.events.WebhookId;
import dev.smena.events.WebhookState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/** Table {@code webhook}: one row holds a {@link WebhookState}; a removed subscription has none. */
@Component
class WebhookRows {

    private static final String LOAD = "select * from webhook where id = any(cast(:ids as uuid[]))";

    private static final String SAVE = """
            insert into webhook (
                id, url, events, is_active, retry_count, timeout, created_at, updated_at, version)
            values (:id, :url, :events, :isActive, :retryCount, :timeout, :createdAt, :updatedAt, :version)
            on conflict (id) do update set
                url = excluded.url, events = excluded.events, is_active = excluded.is_active,
                retry_count = excluded.retry_count, timeout = excluded.timeout, updated_at = excluded.updated_at,
                version = excluded.version""";

    private final NamedParameterJdbcTemplate jdbc;

    WebhookRows(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Map<WebhookId, WebhookState> load(Collection<WebhookId> ids) {
        String[] keys = ids.stream().map(WebhookId::toString).toArray(String[]::new);
        return jdbc.query(LOAD, Map.of("ids", keys), (row, n) -> state(row)).stream()
                .collect(toMap(WebhookState::id, state -> state));
    }

    void save(Collection<WebhookState> states) {
        jdbc.batchUpdate(SAVE, states.stream().map(WebhookRows::row).toArray(SqlParameterSource[]::new));
    }

    void remove(WebhookId id) {
        jdbc.update("delete from webhook where id = :id", Map.of("id", id.value()));
    }

    static WebhookState state(ResultSet row) throws SQLException {
        return new WebhookState(
                new WebhookId(row.getObject("id", UUID.class)),
                row.getString("url"),
                events((String[]) row.getArray("events").getArray()),
                row.getBoolean("is_active"),
                row.getInt("retry_count"),
                row.getInt("timeout"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }

    private static List<WebhookEventType> events(String[] names) {
        return Stream.of(names).map(WebhookEventType::valueOf).toList();
    }

    private static SqlParameterSource row(WebhookState webhook) {
        return new MapSqlParameterSource()
                .addValue("id", webhook.id().value())
                .addValue("url", webhook.url())
                .addValue("events", webhook.events().stream().map(Enum::name).toArray(String[]::new))
                .addValue("isActive", webhook.isActive())
                .addValue("retryCount", webhook.retryCount())
                .addValue("timeout", webhook.timeout())
                .addValue("createdAt", webhook.createdAt().atOffset(ZoneOffset.UTC))
                .addValue("updatedAt", webhook.updatedAt().atOffset(ZoneOffset.UTC))
                .addValue("version", webhook.version());
    }
}
