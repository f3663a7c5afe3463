package dev.smena.infra;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Sees each claim that a node makes to a delivery, from its beginning on. */
final class ClaimLog {

    private static final String LOG = """
            create table public.claim_log (
                place       bigserial primary key,
                delivery_id uuid not null,
                node        uuid not null
            );
            create function public.log_claim() returns trigger language plpgsql as '
                begin
                    insert into public.claim_log (delivery_id, node) values (new.delivery_id, new.claimed_by);
                    return null;
                end';
            create trigger log_claim after update on command.webhook_delivery for each row
                when (new.claimed_by is not null and new.claimed_by is distinct from old.claimed_by)
                execute function public.log_claim()""";

    private final JdbcClient jdbc;

    private ClaimLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param url of a PostgreSQL database whose user is postgres */
    static ClaimLog begin(String url) {
        var log = new ClaimLog(JdbcClient.create(new DriverManagerDataSource(url, "postgres", "")));
        log.jdbc.sql(LOG).update();
        return log;
    }

    /** The nodes that claimed each delivery, in their order. */
    Map<String, List<String>> claimants() {
        var found = new HashMap<String, List<String>>();
        jdbc.sql("select delivery_id, node from public.claim_log order by place")
                .query(row -> {
                    found.computeIfAbsent(row.getString("delivery_id"), any -> new ArrayList<>())
                            .add(row.getString("node"));
                });
        return found;
    }

    /** When each node has last said that it is alive, which it does now and then before it looks for what is due. */
    Map<String, Instant> nodes() {
        var found = new HashMap<String, Instant>();
        jdbc.sql("select id, alive_at from command.webhook_sender").query(row -> {
            found.put(row.getString("id"), row.getTimestamp("alive_at").toInstant());
        });
        return found;
    }

    /** Returns when each node has, since this was called, looked for what is due from beginning to end. */
    void awaitLooksOfAllNodes() {
        for (int beat = 1; beat <= 2; beat++) {
            Map<String, Instant> before = nodes();
            await("all nodes' looks")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> nodes().entrySet().stream()
                            .allMatch(node -> node.getValue().isAfter(before.get(node.getKey()))));
        }
    }
}
