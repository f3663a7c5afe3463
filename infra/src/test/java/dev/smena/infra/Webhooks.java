package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Subscriptions and their deliveries, as a client sees them. */
record Webhooks(Http http) {

    static final String SECRET = "a secret of the plant";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Subscribes and returns the id. */
    String subscribe(WebhookReceiver receiver, String... events) {
        return subscribe(receiver, Map.of(), events);
    }

    String subscribe(WebhookReceiver receiver, Map<String, Object> settings, String... events) {
        var body = new HashMap<String, Object>(
                Map.of("url", receiver.url(), "events", List.of(events), "secret_key", SECRET));
        body.putAll(settings);
        return subscribe(body);
    }

    /** For a receiver that there is not, to something that does not happen. */
    String subscribeNobody() {
        return subscribe(Map.of("url", "https://receiver.invalid/", "events", List.of("import_completed")));
    }

    private String subscribe(Map<String, Object> body) {
        var answer = http.post("/webhooks", body);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer.body().path("id").stringValue();
    }

    /** The receiver is told nothing more. */
    void endAllOf(WebhookReceiver receiver) {
        http.get("/webhooks?limit=100")
                .body()
                .path("items")
                .valueStream()
                .filter(webhook -> webhook.path("url").stringValue().equals(receiver.url()))
                .forEach(webhook -> http.send(
                        "DELETE", "/api/v1/webhooks/" + webhook.path("id").stringValue(), null));
    }

    /** Newest first, at most a hundred. */
    List<JsonNode> deliveries(String webhook, String query) {
        var answer = http.get("/webhooks/" + webhook + "/deliveries?limit=100" + query);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().path("items").valueStream().toList();
    }

    /** The only delivery there is, or will be. */
    JsonNode only(String webhook) {
        return await("a delivery")
                .atMost(PATIENCE)
                .until(() -> deliveries(webhook, ""), found -> found.size() == 1)
                .getFirst();
    }

    /** The only delivery, as soon as it looks like this. */
    JsonNode only(String webhook, String status, int attempts) {
        return await("a delivery " + status + " after " + attempts)
                .atMost(PATIENCE)
                .until(
                        () -> only(webhook),
                        found -> found.path("status").stringValue().equals(status)
                                && found.path("attempts").intValue() == attempts);
    }

    /** Asks for a test and returns the delivery's id. */
    String test(String webhook) {
        var answer = http.post("/webhooks/" + webhook + "/test", "");
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        return answer.body().path("delivery_id").stringValue();
    }

    boolean isActive(String webhook) {
        return http.get("/webhooks/" + webhook).body().path("is_active").booleanValue();
    }

    /** What the receiver has got, as soon as it is so much. */
    static List<WebhookReceiver.Request> got(WebhookReceiver receiver, int count) {
        return await(count + " requests")
                .atMost(PATIENCE)
                .until(() -> List.copyOf(receiver.requests()), got -> got.size() >= count);
    }
}
