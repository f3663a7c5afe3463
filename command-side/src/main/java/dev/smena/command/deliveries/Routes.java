package dev.smena.command.deliveries;

import dev.smena.events.WebhookChanged;
import dev.smena.events.WebhookDisabled;
import dev.smena.events.WebhookEvent;
import dev.smena.events.WebhookEventType;
import dev.smena.events.WebhookId;
import dev.smena.events.WebhookRemoved;
import dev.smena.events.WebhookSecretRotated;
import dev.smena.events.WebhookSubscribed;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Table {@code command.webhook_route}: who wants to be told of what, at the place in the event stream that the dispatch has
 * come to. So whoever has subscribed is told of all that happened after that, and of nothing before; not even if that is
 * parked, and taken up again later.
 */
@Component
class Routes {

    private static final WebhookId BEFORE_ALL = new WebhookId(new UUID(0, 0));

    private static final String SAVE = """
            insert into command.webhook_route (webhook_id, event_types, is_active, since)
            values (:webhook, :types, true, :position)
            on conflict (webhook_id) do nothing""";

    private static final String CHANGE = """
            update command.webhook_route set
                event_types = coalesce(cast(:types as text[]), event_types),
                is_active = coalesce(cast(:active as boolean), is_active)
            where webhook_id = :webhook""";

    private final JdbcClient jdbc;

    Routes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first to be told of the event at that position, in an order that is always the same. */
    List<WebhookId> to(WebhookEventType type, long position, int most) {
        return after(BEFORE_ALL, type, position, most);
    }

    /** The next after that one. */
    List<WebhookId> after(WebhookId last, WebhookEventType type, long position, int most) {
        return jdbc.sql("""
                        select webhook_id from command.webhook_route
                        where is_active and :type = any(event_types) and since < :position and webhook_id > :last
                        order by webhook_id limit :most""")
                .param("type", type.toString())
                .param("position", position)
                .param("last", last.value())
                .param("most", most)
                .query((row, n) -> new WebhookId(row.getObject(1, UUID.class)))
                .list();
    }

    /** @param position of the event */
    void follow(WebhookEvent event, long position) {
        switch (event) {
            case WebhookSubscribed e ->
                jdbc.sql(SAVE)
                        .param("webhook", e.webhookId().value())
                        .param("types", names(e.events()))
                        .param("position", position)
                        .update();
            case WebhookChanged e ->
                change(e.webhookId(), e.changes().events(), e.changes().isActive());
            case WebhookDisabled e -> change(e.webhookId(), null, false);
            case WebhookRemoved e ->
                jdbc.sql("delete from command.webhook_route where webhook_id = :webhook")
                        .param("webhook", e.webhookId().value())
                        .update();
            case WebhookSecretRotated e -> {}
        }
    }

    private void change(WebhookId webhook, @Nullable List<WebhookEventType> types, @Nullable Boolean active) {
        jdbc.sql(CHANGE)
                .param("webhook", webhook.value())
                .param("types", types == null ? null : names(types))
                .param("active", active)
                .update();
    }

    private static String[] names(List<WebhookEventType> types) {
        return types.stream().map(WebhookEventType::toString).toArray(String[]::new);
    }
}
