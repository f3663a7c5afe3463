package dev.smena.infra;

import static dev.smena.infra.WebhookReceiver.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Events that those who act on events cannot take: rules of the database that there are not otherwise make some of them so.
 * Everybody else's are taken meanwhile, and theirs when they can be.
 */
@WithReceivers
class ParkedProcessesIT {

    private static final String POISON = "poison";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Http http;
    private final Webhooks webhooks;
    private final JdbcClient jdbc;
    private final List<String> subscriptions = new ArrayList<>();

    @AutoClose
    private final WebhookReceiver receiver = new WebhookReceiver();

    ParkedProcessesIT(@LocalServerPort int port, @Autowired JdbcClient jdbc) {
        this.http = new Http(port);
        this.webhooks = new Webhooks(http);
        this.jdbc = jdbc;
    }

    @AfterEach
    void heal() {
        for (String table :
                List.of("events.domain_event", "events.saga", "events.saga_association", "command.closing_time")) {
            jdbc.sql("alter table " + table + " drop constraint if exists no_poison")
                    .update();
        }
        jdbc.sql("drop function if exists command.away cascade").update();
        jdbc.sql("drop sequence if exists command.attempts").update();
        parked().forEach(letter -> http.send("DELETE", "/api/v1/admin/dead-letters/" + id(letter), null));
        subscriptions.forEach(webhook -> http.send("DELETE", "/api/v1/webhooks/" + webhook, null));
    }

    private String subscribe(String... events) {
        String webhook = webhooks.subscribe(receiver, events);
        subscriptions.add(webhook);
        return webhook;
    }

    private void refuse(String table, String what) {
        jdbc.sql("alter table " + table + " add constraint no_poison check (not (" + what + ")) not valid")
                .update();
    }

    private void allow(String table) {
        jdbc.sql("alter table " + table + " drop constraint no_poison").update();
    }

    private List<JsonNode> parked() {
        return http.get("/admin/dead-letters")
                .body()
                .path("items")
                .valueStream()
                .toList();
    }

    private JsonNode onlyParked() {
        return await("a dead letter")
                .atMost(PATIENCE)
                .until(this::parked, found -> found.size() == 1)
                .getFirst();
    }

    private JsonNode retry(JsonNode letter) {
        return http.post("/admin/dead-letters/" + id(letter) + "/retry", "").body();
    }

    private static String id(JsonNode one) {
        return one.path("id").stringValue();
    }

    private String batch(String nomenclature) {
        Map<String, Object> task = ShiftTasks.one();
        task.put("nomenclature", nomenclature);
        return http.post("/batches", List.of(task), Races.AT_ONCE)
                .body()
                .path(0)
                .path("id")
                .stringValue();
    }

    private void refusePoisonousMessages() {
        refuse(
                "events.domain_event",
                "payload_type = 'DeliveryScheduled' and position('" + POISON + "'::bytea in payload) > 0");
    }

    @Test
    void whatCannotBeToldIsParkedAndEverythingElseIsTold() {
        subscribe("batch_created");
        refusePoisonousMessages();
        String poisoned = batch(POISON);
        String other = batch("Чай");

        JsonNode letter = onlyParked();

        assertThat(Webhooks.got(receiver, 1).getFirst().data().path("id").stringValue())
                .isEqualTo(other);
        assertThat(letter.path("projection").stringValue()).isEqualTo("webhook-dispatch");
        assertThat(letter.path("event").stringValue()).isEqualTo("BatchCreated");
        assertThat(letter.path("aggregate_id").stringValue()).isEqualTo(poisoned);
        assertThat(letter.path("cause").stringValue()).contains("no_poison");
        assertThat(retry(letter).path("succeeded").booleanValue()).isFalse();

        allow("events.domain_event");
        JsonNode retried = retry(letter);

        assertThat(retried.path("succeeded").booleanValue()).as("%s", retried).isTrue();
        assertThat(parked()).isEmpty();
        assertThat(Webhooks.got(receiver, 2).getLast().data().path("id").stringValue())
                .isEqualTo(poisoned);
    }

    @Test
    void whatIsGivenUpIsNeverToldAndWhatComesAfterItIs() {
        subscribe("batch_created", "batch_updated");
        refusePoisonousMessages();
        String poisoned = batch(POISON);
        JsonNode letter = onlyParked();

        http.send("DELETE", "/api/v1/admin/dead-letters/" + id(letter), null);
        http.patch("/batches/" + poisoned, Map.of("team", "Бригада № 7"));

        JsonNode told = Webhooks.got(receiver, 1).getFirst().json();
        assertThat(told.path("event").stringValue()).isEqualTo("batch_updated");
        assertThat(parked()).isEmpty();
    }

    /** As when Smena is killed after it has told them and before it has noted that: the event is parked still. */
    @Test
    void nobodyIsToldTwiceAndNobodyWhoSubscribedLaterOfWhatIsTakenUpAgain() {
        String webhook = subscribe("batch_created");
        refusePoisonousMessages();
        batch(POISON);
        JsonNode letter = onlyParked();
        allow("events.domain_event");
        String later = subscribe("batch_created");
        jdbc.sql("create table command.kept as select * from events.dead_letter")
                .update();

        assertThat(retry(letter).path("succeeded").booleanValue()).isTrue();
        jdbc.sql("insert into events.dead_letter select * from command.kept").update();
        jdbc.sql("drop table command.kept").update();
        assertThat(retry(letter).path("succeeded").booleanValue()).isTrue();
        http.send("DELETE", "/api/v1/webhooks/" + later, null);
        batch("Чай");

        Webhooks.got(receiver, 2);
        assertThat(webhooks.deliveries(webhook, "")).hasSize(2);
        assertThat(receiver.requests()).extracting(WebhookReceiver.Request::id).doesNotHaveDuplicates();
    }

    @Test
    void nothingIsParkedForADatabaseThatIsAway() {
        subscribe("batch_created");
        jdbc.sql("create sequence command.attempts").update();
        jdbc.sql("""
                        create function command.away() returns trigger language plpgsql as $$ begin
                            perform nextval('command.attempts');
                            raise exception 'away' using errcode = '57P01';
                        end $$""").update();
        jdbc.sql("create trigger away before insert on command.webhook_delivery execute function command.away()")
                .update();
        String batch = batch("Чай");

        await("attempts one by one").atMost(PATIENCE).until(() -> attempts() > 2);
        assertThat(dispatch()).isEqualTo("DOWN");
        assertThat(parked()).isEmpty();
        jdbc.sql("drop function command.away cascade").update();

        assertThat(Webhooks.got(receiver, 1).getFirst().data().path("id").stringValue())
                .isEqualTo(batch);
        await("health").atMost(PATIENCE).until(() -> dispatch().equals("UP"));
        assertThat(parked()).isEmpty();
    }

    private long attempts() {
        return jdbc.sql("select last_value from command.attempts")
                .query(Long.class)
                .single();
    }

    private String dispatch() {
        return http.send("GET", "/actuator/health", null)
                .body()
                .path("components")
                .path("processes")
                .path("components")
                .path("webhook-dispatch")
                .path("status")
                .stringValue();
    }

    @Test
    void aBatchThatCannotBeNotedForTheNightHoldsUpNoOther() {
        Instant end = Instant.parse("2101-01-01T12:00:00Z");
        refuse("command.closing_time", "due_at > '2101-01-01'");
        String poisoned = until(end);
        String other = until(end.minus(Duration.ofDays(2)));

        JsonNode letter = onlyParked();

        await("row").atMost(PATIENCE).until(() -> isNoted(other));
        assertThat(letter.path("projection").stringValue()).isEqualTo("auto-close");
        assertThat(letter.path("cause").stringValue()).contains("no_poison");
        assertThat(isNoted(poisoned)).isFalse();
        allow("command.closing_time");
        assertThat(retry(letter).path("succeeded").booleanValue()).isTrue();
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
        refuse("events.saga", "position('" + POISON + "'::bytea in serialized_saga) > 0");

        String poisoned = aggregate(batch, codes.subList(0, 1), "X-Request-Id", POISON);
        String other = aggregate(batch, codes.subList(1, 2));

        JsonNode letter = onlyParked();
        var tasks = new Tasks(http);
        assertThat(tasks.awaitEnd(other).path("status").stringValue()).isEqualTo("SUCCESS");
        assertThat(letter.path("projection").stringValue()).isEqualTo("aggregation");
        assertThat(letter.path("event").stringValue()).isEqualTo("AggregationRequested");
        assertThat(letter.path("aggregate_id").stringValue()).isEqualTo(poisoned);
        assertThat(letter.path("cause").stringValue()).contains("no_poison");
        assertThat(retry(letter).path("succeeded").booleanValue()).isFalse();
        allow("events.saga");

        assertThat(retry(letter).path("succeeded").booleanValue()).isTrue();

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
        String webhook = subscribe("batch_created");
        receiver.behave((request, connection) -> {
            if (request.body().contains(POISON)) {
                refuse("events.saga_association", "association_value = '" + request.id() + "'");
            }
            answer(500).answer(request, connection);
        });
        batch(POISON);
        String poisoned = Webhooks.got(receiver, 1).getFirst().id();
        JsonNode letter = onlyParked();
        batch("Чай");
        String other = Webhooks.got(receiver, 2).getLast().id();

        await("a saga").atMost(PATIENCE).until(() -> waits(other));
        assertThat(letter.path("projection").stringValue()).isEqualTo("webhook-delivery");
        assertThat(letter.path("event").stringValue()).isEqualTo("DeliveryAttempted");
        assertThat(letter.path("aggregate_id").stringValue()).isEqualTo(poisoned);
        allow("events.saga_association");

        assertThat(retry(letter).path("succeeded").booleanValue()).isTrue();

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
