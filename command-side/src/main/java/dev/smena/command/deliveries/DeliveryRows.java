package dev.smena.command.deliveries;

import dev.smena.events.DeliveryAttempted;
import dev.smena.events.DeliveryEvent;
import dev.smena.events.DeliveryFailed;
import dev.smena.events.DeliveryId;
import dev.smena.events.DeliverySucceeded;
import dev.smena.events.WebhookId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Table {@code command.webhook_delivery}: what is due, what waits for its next attempt, what was given up. Written in the
 * transaction of the events it follows from.
 */
@Component
class DeliveryRows {

    /** What is due already stays so: an attempt that is under way counts. */
    private static final String MAKE_DUE = """
            insert into command.webhook_delivery (delivery_id, webhook_id, state, since)
            select delivery_id, webhook_id, 'due', :at
            from unnest(cast(:deliveries as uuid[]), cast(:webhooks as uuid[])) as new (delivery_id, webhook_id)
            on conflict (delivery_id) do update set state = 'due', since = excluded.since, claimed_by = null
            where webhook_delivery.state <> 'due'""";

    private static final String STOP_WAITING = """
            update command.webhook_delivery set state = 'due'
            where delivery_id = :delivery and state = 'waiting' and since <= :now""";

    private static final String STOP_WAITING_IN_VAIN =
            "update command.webhook_delivery set state = 'due' where state = 'waiting' and since < :before";

    private static final String CHANGE = """
            update command.webhook_delivery d set state = :state, since = cast(c.since as timestamptz), claimed_by = null
            from unnest(cast(:deliveries as uuid[]), :times) as c (delivery_id, since)
            where d.delivery_id = c.delivery_id""";

    private static final String FORGET_FAILED = """
            delete from command.webhook_delivery
            where delivery_id = any(cast(:deliveries as uuid[])) and state = 'failed'""";

    private static final String FORGET_REMOVED = """
            delete from command.webhook_delivery d using command.webhook w
            where w.id = d.webhook_id and w.removed and d.state = 'failed'""";

    private static final String FORGET_ORPHANS = """
            delete from command.webhook_delivery d where not exists (select from command.webhook where id = d.webhook_id)""";

    /** The dispatch makes no more deliveries for whom it has no route. */
    private static final String FORGET_WEBHOOKS = """
            delete from command.webhook w where w.removed
            and not exists (select from command.webhook_delivery where webhook_id = w.id)
            and not exists (select from command.webhook_route where webhook_id = w.id)""";

    private static final String FAILED_SINCE = """
            select delivery_id from command.webhook_delivery
            where webhook_id = :webhook and state = 'failed' and since >= :since and since < :until order by since limit :most""";

    private final JdbcClient jdbc;

    DeliveryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void makeDue(List<DeliveryId> deliveries, List<WebhookId> webhooks, Instant now) {
        jdbc.sql(MAKE_DUE)
                .param("deliveries", ids(deliveries, DeliveryId::toString))
                .param("webhooks", ids(webhooks, WebhookId::toString))
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Does nothing if it does not wait, or for a later time by now. */
    void stopWaiting(DeliveryId delivery, Instant now) {
        jdbc.sql(STOP_WAITING)
                .param("delivery", delivery.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @return how many should have been tried before that time */
    int stopWaitingInVain(Instant before) {
        return jdbc.sql(STOP_WAITING_IN_VAIN)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Those of these that were given up, and are not to be recovered. */
    void forgetFailed(List<DeliveryId> deliveries) {
        if (!deliveries.isEmpty()) {
            jdbc.sql(FORGET_FAILED)
                    .param("deliveries", ids(deliveries, DeliveryId::toString))
                    .update();
        }
    }

    /** Forgets subscriptions that are no more, with what was given up of them, once nothing of them is pending. */
    void forgetRemoved() {
        jdbc.sql(FORGET_REMOVED).update();
        jdbc.sql(FORGET_WEBHOOKS).update();
        jdbc.sql(FORGET_ORPHANS).update();
    }

    /** What these events, one for each of some deliveries, have made of them. */
    void follow(Collection<DeliveryEvent> events) {
        List<DeliveryId> done = of(events, DeliverySucceeded.class, DeliverySucceeded::deliveryId);
        if (!done.isEmpty()) {
            jdbc.sql("delete from command.webhook_delivery where delivery_id = any(cast(:deliveries as uuid[]))")
                    .param("deliveries", ids(done, DeliveryId::toString))
                    .update();
        }
        change(
                "waiting",
                of(events, DeliveryAttempted.class, DeliveryAttempted::deliveryId),
                of(events, DeliveryAttempted.class, DeliveryAttempted::nextAttemptAt));
        change(
                "failed",
                of(events, DeliveryFailed.class, DeliveryFailed::deliveryId),
                of(events, DeliveryFailed.class, DeliveryFailed::failedAt));
    }

    private void change(String state, List<DeliveryId> deliveries, List<Instant> since) {
        if (!deliveries.isEmpty()) {
            jdbc.sql(CHANGE)
                    .param("state", state)
                    .param("deliveries", ids(deliveries, DeliveryId::toString))
                    .param("times", ids(since, Instant::toString))
                    .update();
        }
    }

    List<DeliveryId> failedSince(WebhookId webhook, Instant since, Instant until, int most) {
        return jdbc.sql(FAILED_SINCE)
                .param("webhook", webhook.value())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> new DeliveryId(row.getObject(1, UUID.class)))
                .list();
    }

    private static <E, T> List<T> of(Collection<DeliveryEvent> events, Class<E> type, Function<E, T> part) {
        return events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .map(part)
                .toList();
    }

    private static <T> String[] ids(List<T> values, Function<T, String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }
}
