package dev.smena.command.deliveries;

import dev.smena.events.DeliveryId;
import dev.smena.events.WebhookId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes due deliveries for this node, fairly: no subscription has more than its share under way on all nodes together, and
 * each gets its first before another gets its second, those under way counted. A claim holds until its outcome is recorded,
 * its time is over or its node is dead; time is the database's, the same for all nodes.
 */
@Component
class Claims {

    /**
     * Of two nodes that look at one subscription at the same moment, one passes it over. Whatever the table's size was when
     * it was planned, it probes by subscription (limit keeps exists from becoming a join with all that is due) and finds rows
     * by their key (case keeps the condition, needed for rows claimed just now, from choosing the index of all that is due).
     */
    private static final String TAKE = """
            with open as (
                select id, url, is_active, retry_count, timeout, held from command.webhook w
                cross join lateral (
                    select count(*) as held from command.webhook_delivery
                    where webhook_id = w.id and claimed_by is not null) as h
                cross join lateral (
                    select from command.webhook_delivery
                    where webhook_id = w.id and state = 'due' and claimed_by is null limit 1) as any_due
                where held < :share
                for no key update of w skip locked),
            next as (
                select o.*, d.delivery_id, held + place as turn, d.since from open o
                cross join lateral (
                    select delivery_id, since, row_number() over (order by since, delivery_id) as place
                    from command.webhook_delivery
                    where webhook_id = o.id and state = 'due' and claimed_by is null
                    order by since, delivery_id
                    limit :share - held) as d
                order by turn, d.since limit :most)
            update command.webhook_delivery d set
                claimed_by = :node, claimed_until = now() + make_interval(secs => n.timeout + :margin)
            from next n where d.delivery_id = n.delivery_id and case when d.claimed_by is null then d.state = 'due' end
            returning d.delivery_id, n.id, n.url, n.is_active, n.retry_count, n.timeout""";

    private static final String BEAT = """
            insert into command.webhook_sender (id, alive_at) values (:node, now())
            on conflict (id) do update set alive_at = now()""";

    private static final String FREE_LOST = """
            update command.webhook_delivery set claimed_by = null
            where claimed_by is not null and (claimed_until < now() or claimed_by not in (
                select id from command.webhook_sender where alive_at > now() - make_interval(secs => :silence)))""";

    /** Beyond an attempt's own timeout, until its outcome must have been recorded. */
    private static final Duration TO_RECORD = Duration.ofSeconds(60);

    private static final Duration UNTIL_IT_MAY_BE_MENDED = Duration.ofHours(1);

    /** A node that has not been heard of for so long is dead. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final DeliverySettings settings;
    private final UUID node = UUID.randomUUID();
    private volatile boolean known;

    Claims(JdbcClient jdbc, DeliverySettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** Claims of a node that has never been heard of would be taken for a dead one's. */
    List<Claim> take(int most) {
        if (!known) {
            beat();
        }
        return jdbc.sql(TAKE)
                .param("share", settings.inFlightPerWebhook())
                .param("most", most)
                .param("node", node)
                .param("margin", TO_RECORD.toSeconds())
                .query((row, n) -> new Claim(
                        new DeliveryId(row.getObject("delivery_id", UUID.class)),
                        new WebhookId(row.getObject("id", UUID.class)),
                        row.getString("url"),
                        row.getBoolean("is_active"),
                        row.getInt("retry_count"),
                        Duration.ofSeconds(row.getInt("timeout"))))
                .list();
    }

    void release(List<Claim> taken) {
        jdbc.sql("update command.webhook_delivery set claimed_by = null where delivery_id = any(cast(:ids as uuid[]))")
                .param(
                        "ids",
                        taken.stream()
                                .map(claim -> claim.deliveryId().toString())
                                .toArray(String[]::new))
                .update();
    }

    /** Lets go of one that cannot be dealt with for a reason of its own, until somebody may have mended that. */
    void putOff(DeliveryId delivery) {
        jdbc.sql("""
                        update command.webhook_delivery set
                            state = 'waiting', since = now() + make_interval(secs => :pause), claimed_by = null
                        where delivery_id = :delivery""")
                .param("pause", UNTIL_IT_MAY_BE_MENDED.toSeconds())
                .param("delivery", delivery.value())
                .update();
    }

    /** To be called far more often than {@link #LONGEST_SILENCE}. */
    void beat() {
        jdbc.sql(BEAT).param("node", node).update();
        known = true;
    }

    /** @return how many were held by nobody who is alive */
    int freeLost() {
        return jdbc.sql(FREE_LOST).param("silence", LONGEST_SILENCE.toSeconds()).update();
    }

    /** Lets go of all that this node holds. */
    void end() {
        jdbc.sql("update command.webhook_delivery set claimed_by = null where claimed_by = :node")
                .param("node", node)
                .update();
        jdbc.sql("delete from command.webhook_sender where id = :node")
                .param("node", node)
                .update();
    }

    /** Forgets nodes that nobody has heard of for a day. */
    void forgetDead() {
        jdbc.sql("delete from command.webhook_sender where alive_at < now() - interval '1 day'")
                .update();
    }
}
