package dev.smena.infra;

import static dev.smena.infra.Parked.POISON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Events of which receivers cannot be told: those of others are told meanwhile, and theirs once they can be. */
@WithReceivers
class ParkedDispatchIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Http http;
    private final Webhooks webhooks;
    private final Parked parked;
    private final JdbcClient jdbc;

    @AutoClose
    private final WebhookReceiver receiver = new WebhookReceiver();

    ParkedDispatchIT(@LocalServerPort int port, @Autowired JdbcClient jdbc) {
        this.http = new Http(port);
        this.webhooks = new Webhooks(http);
        this.parked = new Parked(http, jdbc);
        this.jdbc = jdbc;
    }

    @AfterEach
    void heal() {
        jdbc.sql("drop function if exists command.away cascade").update();
        jdbc.sql("drop sequence if exists command.attempts").update();
        parked.heal();
        webhooks.endAllOf(receiver);
    }

    @Test
    void whatCannotBeToldIsParkedAndEverythingElseIsTold() {
        webhooks.subscribe(receiver, "batch_created");
        refusePoisonousMessages();
        String poisoned = ShiftTasks.create(http, POISON);
        String other = ShiftTasks.create(http, "Чай");

        JsonNode letter = parked.only();

        assertThat(Webhooks.got(receiver, 1).getFirst().data().path("id").stringValue())
                .isEqualTo(other);
        assertThat(letter.path("projection").stringValue()).isEqualTo("webhook-dispatch");
        assertThat(letter.path("event").stringValue()).isEqualTo("BatchCreated");
        assertThat(letter.path("aggregate_id").stringValue()).isEqualTo(poisoned);
        assertThat(letter.path("cause").stringValue()).contains("no_poison");
        assertThat(parked.retry(letter)).isFalse();

        parked.allow("events.domain_event");
        assertThat(parked.retry(letter)).isTrue();

        assertThat(parked.all()).isEmpty();
        assertThat(Webhooks.got(receiver, 2).getLast().data().path("id").stringValue())
                .isEqualTo(poisoned);
    }

    @Test
    void whatIsGivenUpIsNeverToldAndWhatComesAfterItIs() {
        webhooks.subscribe(receiver, "batch_created", "batch_updated");
        refusePoisonousMessages();
        String poisoned = ShiftTasks.create(http, POISON);
        JsonNode letter = parked.only();

        parked.discard(letter);
        http.patch("/batches/" + poisoned, Map.of("team", "Бригада № 7"));

        JsonNode told = Webhooks.got(receiver, 1).getFirst().json();
        assertThat(told.path("event").stringValue()).isEqualTo("batch_updated");
        assertThat(parked.all()).isEmpty();
    }

    /** As when Smena is killed after it has told them and before it has noted that: the event is parked still. */
    @Test
    void nobodyIsToldTwiceAndNobodyWhoSubscribedLaterOfWhatIsTakenUpAgain() {
        String webhook = webhooks.subscribe(receiver, "batch_created");
        refusePoisonousMessages();
        ShiftTasks.create(http, POISON);
        JsonNode letter = parked.only();
        parked.allow("events.domain_event");
        String later = webhooks.subscribe(receiver, "batch_created");
        await("its route").atMost(PATIENCE).until(() -> isRouted(later));
        jdbc.sql("create table command.kept as select * from events.dead_letter")
                .update();

        assertThat(parked.retry(letter)).isTrue();
        jdbc.sql("insert into events.dead_letter select * from command.kept").update();
        jdbc.sql("drop table command.kept").update();
        assertThat(parked.retry(letter)).isTrue();
        assertThat(isToldOfAnything(later)).isFalse();
        ShiftTasks.create(http, "Чай");

        Webhooks.got(receiver, 3);
        assertThat(webhooks.deliveries(webhook, "")).hasSize(2);
        assertThat(receiver.requests()).extracting(WebhookReceiver.Request::id).doesNotHaveDuplicates();
    }

    @Test
    void nothingIsParkedForADatabaseThatIsAway() {
        webhooks.subscribe(receiver, "batch_created");
        loseTheDatabase();
        String batch = ShiftTasks.create(http, "Чай");

        await("attempts one by one").atMost(PATIENCE).until(() -> attempts() > 2);
        assertThat(dispatch()).isEqualTo("DOWN");
        assertThat(parked.all()).isEmpty();
        findTheDatabase();

        assertThat(Webhooks.got(receiver, 1).getFirst().data().path("id").stringValue())
                .isEqualTo(batch);
        await("health").atMost(PATIENCE).until(() -> dispatch().equals("UP"));
        assertThat(parked.all()).isEmpty();
    }

    @Test
    void whatIsTakenUpAgainInVainStaysForWhateverReason() {
        webhooks.subscribe(receiver, "batch_created");
        refusePoisonousMessages();
        String poisoned = ShiftTasks.create(http, POISON);
        JsonNode letter = parked.only();
        parked.allow("events.domain_event");
        loseTheDatabase();

        assertThat(parked.retry(letter)).isFalse();

        JsonNode kept = parked.only();
        assertThat(kept.path("id")).isEqualTo(letter.path("id"));
        assertThat(kept.path("cause").stringValue()).contains("away");
        assertThat(dispatch()).as("of those that come by the stream").isEqualTo("UP");
        findTheDatabase();
        assertThat(parked.retry(letter)).isTrue();
        assertThat(Webhooks.got(receiver, 1).getFirst().data().path("id").stringValue())
                .isEqualTo(poisoned);
        assertThat(parked.all()).isEmpty();
    }

    /** As far as the dispatch can see. */
    private void loseTheDatabase() {
        jdbc.sql("create sequence command.attempts").update();
        jdbc.sql("""
                        create function command.away() returns trigger language plpgsql as $$ begin
                            perform nextval('command.attempts');
                            raise exception 'away' using errcode = '57P01';
                        end $$""").update();
        jdbc.sql("create trigger away before insert on command.webhook_delivery execute function command.away()")
                .update();
    }

    private void findTheDatabase() {
        jdbc.sql("drop function command.away cascade").update();
    }

    private boolean isRouted(String webhook) {
        return jdbc.sql("select exists (select from command.webhook_route where webhook_id = cast(? as uuid))")
                .param(webhook)
                .query(Boolean.class)
                .single();
    }

    private boolean isToldOfAnything(String webhook) {
        return jdbc.sql("""
                        select exists (select from events.domain_event
                        where payload_type = 'DeliveryScheduled' and position(cast(? as bytea) in payload) > 0)""").param(webhook.getBytes(UTF_8)).query(Boolean.class).single();
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

    private void refusePoisonousMessages() {
        parked.refuse(
                "events.domain_event",
                "payload_type = 'DeliveryScheduled' and position('" + POISON + "'::bytea in payload) > 0");
    }
}
