package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** Deliveries as the database has them, which can be asked also while no Smena runs on it. */
final class StoredDeliveries {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final JdbcClient jdbc;

    StoredDeliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param url of a PostgreSQL database whose user is postgres */
    static StoredDeliveries of(String url) {
        return new StoredDeliveries(JdbcClient.create(new DriverManagerDataSource(url, "postgres", "")));
    }

    /** @param next when the next one may be made, if there is to be one */
    record Attempt(int number, Instant at, @Nullable Instant next) {}

    /** What the events tell of a delivery. */
    record Delivery(String webhook, String body, List<Attempt> attempts, boolean succeeded) {

        JsonNode data() {
            return Http.JSON.readTree(body).path("data");
        }
    }

    /** By their ids. */
    Map<String, Delivery> all() {
        var found = new HashMap<String, Delivery>();
        jdbc.sql("""
                        select aggregate_identifier, payload_type, convert_from(payload, 'UTF8') as payload
                        from events.domain_event where type = 'WebhookDelivery' order by global_index""").query(row -> {
            String type = row.getString("payload_type");
            JsonNode event = Http.JSON.readTree(row.getString("payload"));
            found.compute(row.getString("aggregate_identifier"), (id, before) -> after(before, type, event));
        });
        return found;
    }

    private static Delivery after(@Nullable Delivery before, String type, JsonNode event) {
        if (before == null) {
            assertThat(type).isEqualTo("DeliveryScheduled");
            return new Delivery(
                    event.path("webhook_id").stringValue(), event.path("body").stringValue(), List.of(), false);
        }
        assertThat(type).isIn("DeliveryAttempted", "DeliverySucceeded");
        JsonNode attempt = event.path("attempt");
        JsonNode next = event.path("next_attempt_at");
        var attempts = new ArrayList<>(before.attempts());
        attempts.add(new Attempt(
                attempt.path("number").intValue(),
                Instant.parse(attempt.path("at").stringValue()),
                next.isMissingNode() ? null : Instant.parse(next.stringValue())));
        return new Delivery(before.webhook(), before.body(), List.copyOf(attempts), type.equals("DeliverySucceeded"));
    }

    /** By which node each of those under way is claimed. */
    Map<String, String> claims() {
        var found = new HashMap<String, String>();
        jdbc.sql("select delivery_id, claimed_by from command.webhook_delivery where claimed_by is not null")
                .query(row -> {
                    found.put(row.getString("delivery_id"), row.getString("claimed_by"));
                });
        return found;
    }

    int waiting() {
        return count("from command.webhook_delivery where state = 'waiting'");
    }

    /** Returns when the sessions of whoever is dead have ended: what they had been told to do is done then, or undone. */
    void awaitEndOf(String applicationName) {
        await("end of sessions")
                .atMost(PATIENCE)
                .until(() -> count("from pg_stat_activity where application_name = '" + applicationName + "'") == 0);
    }

    /** No row, no process, no deadline. */
    void awaitNothingLeft() {
        await("nothing left to do").atMost(PATIENCE).untilAsserted(() -> {
            assertThat(count("from command.webhook_delivery")).isZero();
            assertThat(count("from events.saga")).isZero();
            assertThat(count("from events.saga_association")).isZero();
            assertThat(count(
                            "from events.scheduled_tasks where convert_from(task_data, 'UTF8') like '%webhook-retry%'"))
                    .isZero();
        });
    }

    private int count(String what) {
        return jdbc.sql("select count(*) " + what).query(Integer.class).single();
    }
}
