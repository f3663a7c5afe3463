package dev.smena.infra;

import static dev.smena.infra.WebhookReceiver.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.smena.infra.WebhookReceiver.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Subscriptions, what has been delivered to them, and how it is delivered again. */
@WithReceivers
class WebhookHistoryIT {

    private final Http http;
    private final Webhooks webhooks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    EventProcessingConfiguration processing;

    @Autowired
    SettableClock clock;

    @AutoClose
    private final WebhookReceiver receiver = new WebhookReceiver();

    WebhookHistoryIT(@LocalServerPort int port) {
        this.http = new Http(port);
        this.webhooks = new Webhooks(http);
    }

    @Test
    void showsASubscriptionAndNeverItsSecret() {
        var made = http.post(
                "/webhooks",
                Map.of("url", receiver.url(), "events", List.of("batch_closed"), "secret_key", "хранить вечно"));
        String id = made.body().path("id").stringValue();

        JsonNode shown = http.get("/webhooks/" + id).body();
        var listed = http.get("/webhooks?limit=100").body();

        assertThat(made.header("Location")).isEqualTo("/api/v1/webhooks/" + id);
        assertThat(shown).isEqualTo(made.body());
        assertThat(shown.propertyNames())
                .containsExactly(
                        "id", "url", "events", "is_active", "retry_count", "timeout", "created_at", "updated_at");
        assertThat(shown.path("retry_count").intValue()).isEqualTo(3);
        assertThat(shown.path("timeout").intValue()).isEqualTo(10);
        assertThat(listed.path("items").valueStream()).contains(shown);
        assertThat(jdbc.sql(
                                "select count(*) from events.domain_event where convert_from(payload, 'UTF8') like '%хранить%'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from command.webhook_secret where position(:secret in sealed) > 0")
                        .param("secret", "хранить".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void beginsWithTheSubscription() {
        ShiftTasks.create(http);
        String webhook = webhooks.subscribe(receiver, "batch_created");
        String batch = ShiftTasks.create(http);

        assertThat(webhooks.only(webhook, "success", 1)
                        .path("payload")
                        .path("data")
                        .path("id")
                        .stringValue())
                .isEqualTo(batch);
    }

    @Test
    void tellsWhatTheReceiverAnswered() {
        receiver.behave((request, socket) -> socket.getOutputStream()
                .write("HTTP/1.1 202 x\r\nContent-Length: 9\r\n\r\nda\0\u0001<b>\u007f"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        String webhook = webhooks.subscribe(receiver, "batch_created");
        ShiftTasks.create(http);

        JsonNode delivery = webhooks.only(webhook, "success", 1);
        Request request = Webhooks.got(receiver, 1).getFirst();

        assertThat(delivery.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "subscription_id",
                        "event_type",
                        "payload",
                        "status",
                        "attempts",
                        "response_status",
                        "response_body",
                        "error_message",
                        "created_at",
                        "delivered_at",
                        "next_attempt_at");
        assertThat(delivery.path("id").stringValue()).isEqualTo(request.id());
        assertThat(delivery.path("subscription_id").stringValue()).isEqualTo(webhook);
        assertThat(delivery.path("event_type").stringValue()).isEqualTo("batch_created");
        assertThat(delivery.path("payload")).isEqualTo(request.json());
        assertThat(delivery.path("response_status").intValue()).isEqualTo(202);
        assertThat(delivery.path("response_body").stringValue()).startsWith("da\uFFFD\uFFFD<b>");
        assertThat(delivery.path("error_message").isNull()).isTrue();
        assertThat(http.get("/webhooks/" + webhook + "/deliveries/" + request.id())
                        .body())
                .isEqualTo(delivery);
    }

    @Test
    void isFilteredByStatusAndEvent() {
        String webhook = webhooks.subscribe(receiver, Map.of("retry_count", 0), "batch_created", "batch_closed");
        String batch = ShiftTasks.create(http);
        webhooks.only(webhook, "success", 1);
        receiver.behave(answer(400));
        http.patch("/batches/" + batch, Map.of("is_closed", true));
        await().until(() -> webhooks.deliveries(webhook, "&status=failed").size() == 1);

        assertThat(webhooks.deliveries(webhook, "")).hasSize(2);
        assertThat(webhooks.deliveries(webhook, "&event_type=batch_created"))
                .extracting(delivery -> delivery.path("status").stringValue())
                .containsExactly("success");
        assertThat(webhooks.deliveries(webhook, "&event_type=batch_created&status=failed"))
                .isEmpty();
    }

    @Test
    void takesADeliveryUpAgainOnDemand() {
        receiver.behave(answer(500));
        String webhook = webhooks.subscribe(receiver, Map.of("retry_count", 0), "batch_created");
        ShiftTasks.create(http);
        String delivery = webhooks.only(webhook, "failed", 1).path("id").stringValue();
        receiver.behave(answer(200));

        var accepted = http.post("/webhooks/" + webhook + "/deliveries/" + delivery + "/redeliver", "");

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.header("Location")).isEqualTo("/api/v1/webhooks/" + webhook + "/deliveries/" + delivery);
        webhooks.only(webhook, "success", 2);
        assertThat(receiver.requests()).extracting(Request::id).containsExactly(delivery, delivery);
    }

    @Test
    void bringsAPendingRetryForwardAndTriesItOnlyOnce() {
        receiver.behave(answer(500));
        String webhook = webhooks.subscribe(receiver, "batch_created");
        ShiftTasks.create(http);
        JsonNode pending = webhooks.only(webhook, "pending", 1);
        receiver.behave(answer(200));

        http.post("/webhooks/" + webhook + "/deliveries/" + pending.path("id").stringValue() + "/redeliver", "");
        webhooks.only(webhook, "success", 2);
        clock.putForward(Duration.ofMinutes(10));
        ShiftTasks.create(http);
        await().until(() -> webhooks.deliveries(webhook, "&status=success").size() == 2);

        assertThat(receiver.requests()).hasSize(3);
    }

    @Test
    void recoversAllThatFailedSince() {
        receiver.behave(answer(500));
        String webhook = webhooks.subscribe(receiver, Map.of("retry_count", 0), "batch_created");
        ShiftTasks.create(http);
        webhooks.only(webhook, "failed", 1);
        clock.putForward(Duration.ofMinutes(1));
        Instant since = clock.instant();
        http.post("/batches", List.of(ShiftTasks.one(), ShiftTasks.one(), ShiftTasks.one()));
        await().until(() -> webhooks.deliveries(webhook, "&status=failed").size() == 4);
        receiver.behave(answer(200));

        var recovered = http.post("/webhooks/" + webhook + "/recover", Map.of("since", since.toString()));

        assertThat(recovered.status()).isEqualTo(202);
        assertThat(recovered.body().path("recovered").intValue()).isEqualTo(3);
        await().until(() -> webhooks.deliveries(webhook, "&status=success").size() == 3);
        assertThat(webhooks.deliveries(webhook, "&status=failed")).hasSize(1);
    }

    @Test
    void tellsNothingToAnInactiveSubscriptionButATest() {
        String webhook = webhooks.subscribe(receiver, "batch_created");
        http.patch("/webhooks/" + webhook, Map.of("is_active", false));
        ShiftTasks.create(http);

        String test = webhooks.test(webhook);

        JsonNode only = webhooks.only(webhook, "success", 1);
        assertThat(only.path("id").stringValue()).isEqualTo(test);
        assertThat(only.path("event_type").stringValue()).isEqualTo("test");
        assertThat(http.post("/webhooks/" + webhook + "/deliveries/" + test + "/redeliver", "")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void endsWithTheSubscription() {
        receiver.behave(answer(500));
        String webhook = webhooks.subscribe(receiver, "batch_created");
        ShiftTasks.create(http);
        JsonNode pending = webhooks.only(webhook, "pending", 1);

        assertThat(http.send("DELETE", "/api/v1/webhooks/" + webhook, null).status())
                .isEqualTo(204);

        assertThat(http.get("/webhooks/" + webhook).code()).isEqualTo("webhook-not-found");
        assertThat(http.get("/webhooks/" + webhook + "/deliveries").code()).isEqualTo("webhook-not-found");
        assertThat(http.patch("/webhooks/" + webhook, Map.of()).code()).isEqualTo("webhook-not-found");
        clock.putForward(Duration.ofHours(1));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql("""
                                select count(*) from command.webhook_delivery
                                where delivery_id = cast(:id as uuid) and state <> 'failed'""")
                                .param("id", pending.path("id").stringValue())
                                .query(Integer.class)
                                .single()
                        == 0);
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void isNotRepeatedByARebuildOfTheReadModel() {
        String webhook = webhooks.subscribe(receiver, "batch_created");
        ShiftTasks.create(http);
        JsonNode before = webhooks.only(webhook, "success", 1);

        for (String group : Set.of("batch", "webhook")) {
            StreamingEventProcessor processor = processing
                    .eventProcessor(group, StreamingEventProcessor.class)
                    .orElseThrow();
            processor.shutDown();
            processor.resetTokens();
            processor.start();
        }
        var next = http.post("/batches", List.of(ShiftTasks.one()));
        http.get("/batches", "Smena-Min-Position", next.header("Smena-Position"));
        await().until(() -> webhooks.deliveries(webhook, "&status=success").size() == 2);

        assertThat(webhooks.deliveries(webhook, "").getLast()).isEqualTo(before);
        assertThat(receiver.requests()).hasSize(2);
    }

    @Test
    void cannotBeToldAgainAsAWhole() {
        StreamingEventProcessor dispatch = processing
                .eventProcessor("webhook-dispatch", StreamingEventProcessor.class)
                .orElseThrow();
        dispatch.shutDown();
        try {
            org.assertj.core.api.Assertions.assertThatThrownBy(dispatch::resetTokens)
                    .hasStackTraceContaining("never reset");
        } finally {
            dispatch.start();
        }
    }
}
