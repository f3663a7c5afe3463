package dev.smena.command.deliveries;

import dev.smena.command.database.Database;
import dev.smena.events.DeliveryId;
import dev.smena.events.WebhookId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables that deliveries go by, empty at first, to be filled and looked at. */
final class DeliveryTables {

    static final Instant NOON = Instant.parse("2026-11-09T12:00:00.123456Z");

    final DataSource dataSource = Database.emptied();
    final JdbcClient jdbc = JdbcClient.create(dataSource);
    final DeliveryRows rows = new DeliveryRows(jdbc);

    static DeliveryId newDelivery() {
        return new DeliveryId(UUID.randomUUID());
    }

    /** A subscription, active, with 3 retries and a timeout of 10 seconds. */
    WebhookId webhook() {
        var id = new WebhookId(UUID.randomUUID());
        webhook(id, true);
        return id;
    }

    void webhook(WebhookId id, boolean active) {
        jdbc.sql("""
                        insert into command.webhook (id, url, is_active, retry_count, timeout)
                        values (?, 'https://erp.example', ?, 3, 10)""").params(id.value(), active).update();
    }

    List<String> webhooks() {
        return jdbc.sql("select id from command.webhook").query(String.class).list();
    }

    /** A delivery that is due since then. */
    DeliveryId due(WebhookId webhook, Instant since) {
        DeliveryId id = newDelivery();
        rows.makeDue(List.of(id), List.of(webhook), since);
        return id;
    }

    /** State and time of a delivery's row, and whether it is claimed. */
    String row(DeliveryId id) {
        return jdbc.sql(
                        "select state, since, claimed_by is not null from command.webhook_delivery where delivery_id = ?")
                .param(id.value())
                .query((row, n) -> row.getString(1) + " "
                        + row.getObject(2, OffsetDateTime.class).toInstant()
                        + (row.getBoolean(3) ? " claimed" : ""))
                .optional()
                .orElse("none");
    }

    /** As if somebody had claimed it. */
    void claim(DeliveryId id) {
        jdbc.sql("""
                        update command.webhook_delivery set claimed_by = ?, claimed_until = now() + interval '1 hour'
                        where delivery_id = ?""").params(UUID.randomUUID(), id.value()).update();
    }

    /** How many nodes have been heard of. */
    int senders() {
        return jdbc.sql("select count(*) from command.webhook_sender")
                .query(Integer.class)
                .single();
    }

    /** As if its receiver had failed since then. */
    void failing(WebhookId id, Instant since) {
        jdbc.sql("update command.webhook set failing_since = ? where id = ?")
                .params(since.atOffset(ZoneOffset.UTC), id.value())
                .update();
    }

    /** Since when its receiver has failed. */
    String failingSince(WebhookId id) {
        return jdbc.sql("select failing_since from command.webhook where id = ? and failing_since is not null")
                .param(id.value())
                .query((row, n) ->
                        row.getObject(1, OffsetDateTime.class).toInstant().toString())
                .optional()
                .orElse("never");
    }
}
