package dev.smena.infra;

import static dev.smena.infra.Parked.POISON;
import static dev.smena.infra.WebhookReceiver.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Events that processes cannot take: others begin and go on meanwhile, and theirs once they can. */
@WithReceivers
class ParkedProcessesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Http http;
    private final Webhooks webhooks;
    private final Parked parked;
    private final JdbcClient jdbc;

    @AutoClose
    private final WebhookReceiver receiver = new WebhookReceiver();

    ParkedProcessesIT(@LocalServerPort int port, @Autowired JdbcClient jdbc) {
        this.http = new Http(port);
        this.webhooks = new Webhooks(http);
        this.parked = new Parked(http, jdbc);
        this.jdbc = jdbc;
    }

    @AfterEach
    void heal() {
        parked.heal();
        webhooks.endAllOf(receiver);
    }

    @Test
    void aBatchThatCannotBeNotedForTheNightHoldsUpNoOther() {
        Instant end = Instant.parse("2101-01-01T12:00:00Z");
        parked.refuse("command.closing_time", "due_at > '2101-01-01'");
        String poisoned = until(end);
        String other = until(end.minus(Duration.ofDays(2)));

        JsonNode letter = parked.only();

        await("row").atMost(PATIENCE).until(() -> isNoted(other));
        assertThat(letter.path("projection").stringValue()).isEqualTo("auto-close");
        assertThat(letter.path("cause").stringValue()).contains("no_poison");
        assertThat(isNoted(poisoned)).isFalse();
        parked.allow("command.closing_time");
        assertThat(parked.retry(letter)).isTrue();
        assertThat(isNoted(poisoned)).isTrue();
    }

    private String until(Instant shiftEnd) {
        Map<String, Object> task = ShiftTasks.one();
        task.put("shift_end", shiftEnd.toString());
        return http.post("/batches", List.of(task), Races.AT_ONCE)
                .body()
                .path(0)
                .path("id")
                .stringValue();
    }

    private boolean isNoted(String batch) {
        return jdbc.sql("select exists (select from command.closing_time where batch_id = cast(? as uuid))")
                .param(batch)
                .query(Boolean.class)
                .single();
    }

    /** A saga keeps who has asked for it, by the request's id. */
    @Test
    void anAggregationWhoseProcessCannotBeginHoldsUpNoOther() {
        String batch = ShiftTasks.create(http);
        List<String> codes = ShiftTasks.codes(2);
        http.post("/batches/" + batch + "/products", ShiftTasks.uniqueCodes(codes));
        parked.refuse("events.saga", "position('" + POISON + "'::bytea in serialized_saga) > 0");

        String poisoned = aggregate(batch, codes.subList(0, 1), "X-Request-Id", POISON);
        String other = aggregate(batch, codes.subList(1, 2));

        JsonNode letter = parked.only();
        var tasks = new Tasks(http);
        assertThat(tasks.awaitEnd(other).path("status").stringValue()).isEqualTo("SUCCESS");
        assertThat(letter.path("projection").stringValue()).isEqualTo("aggregation");
        assertThat(letter.path("event").stringValue()).isEqualTo("AggregationRequested");
        assertThat(letter.path("aggregate_id").stringValue()).isEqualTo(poisoned);
        assertThat(letter.path("cause").stringValue()).contains("no_poison");
        assertThat(parked.retry(letter)).isFalse();
        parked.allow("events.saga");

        assertThat(parked.retry(letter)).isTrue();

        JsonNode ended = tasks.awaitEnd(poisoned);
        assertThat(ended.path("result").path("aggregated").intValue())
                .as("%s", ended)
                .isEqualTo(1);
        await("the end").atMost(PATIENCE).until(() -> !waits(poisoned));
    }

    private String aggregate(String batch, List<String> codes, String... headers) {
        return http.post("/batches/" + batch + "/aggregate-async", ShiftTasks.uniqueCodes(codes), headers)
                .body()
                .path("task_id")
                .stringValue();
    }

    @Test
    void aDeliveryWhoseProcessCannotBeginHoldsUpNoOther() {
        String webhook = webhooks.subscribe(receiver, "batch_created");
        receiver.behave((request, connection) -> {
            if (request.body().contains(POISON)) {
                parked.refuse("events.saga_association", "association_value = '" + request.id() + "'");
            }
            answer(500).answer(request, connection);
        });
        ShiftTasks.create(http, POISON);
        String poisoned = Webhooks.got(receiver, 1).getFirst().id();
        JsonNode letter = parked.only();
        ShiftTasks.create(http, "Чай");
        String other = Webhooks.got(receiver, 2).getLast().id();

        await("a saga").atMost(PATIENCE).until(() -> waits(other));
        assertThat(letter.path("projection").stringValue()).isEqualTo("webhook-delivery");
        assertThat(letter.path("event").stringValue()).isEqualTo("DeliveryAttempted");
        assertThat(letter.path("aggregate_id").stringValue()).isEqualTo(poisoned);
        parked.allow("events.saga_association");

        assertThat(parked.retry(letter)).isTrue();

        assertThat(waits(poisoned)).isTrue();
        receiver.behave(answer(200));
        for (String delivery : List.of(poisoned, other)) {
            http.post("/webhooks/" + webhook + "/deliveries/" + delivery + "/redeliver", "");
            await("the end").atMost(PATIENCE).until(() -> !waits(delivery));
        }
    }

    private boolean waits(String delivery) {
        return jdbc.sql("select exists (select from events.saga_association where association_value = ?)")
                .param(delivery)
                .query(Boolean.class)
                .single();
    }
}
