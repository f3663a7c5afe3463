package dev.smena.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Receivers that have subscribed to one type of event, and what Smena says of their deliveries, over HTTP. */
final class Subscribers implements AutoCloseable {

    private static final int PAGE = 100;
    private static final long PAUSE_MS = 10;
    private static final long PATIENCE_NS = TimeUnit.MINUTES.toNanos(5);

    /** The most there are, so that a receiver which was dead gets all in the end. */
    private static final int RETRIES = 10;

    private static final int TIMEOUT_S = 10;

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final List<Subscriber> all = new ArrayList<>();
    private final URI api;
    private final String eventType;

    Subscribers(URI api, String eventType) {
        this.api = api;
        this.eventType = eventType;
    }

    private record Subscriber(String webhookId, Receiver receiver) {}

    void add(int more) throws IOException, InterruptedException {
        for (int i = 0; i < more; i++) {
            var receiver = new Receiver();
            var webhook = Map.of(
                    "url", receiver.url(), "events", List.of(eventType), "retry_count", RETRIES, "timeout", TIMEOUT_S);
            var request = HttpRequest.newBuilder(api.resolve("webhooks"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(webhook)));
            all.add(new Subscriber(send(request, 201).path("id").asString(), receiver));
        }
    }

    List<Receiver> receivers() {
        return all.stream().map(Subscriber::receiver).toList();
    }

    void awaitAll() throws IOException, InterruptedException {
        for (Receiver receiver : receivers()) {
            receiver.await();
        }
        awaitSuccess(receivers());
    }

    /** Waits until everything that these expect is shown as delivered. */
    void awaitSuccess(List<Receiver> of) throws IOException, InterruptedException {
        long began = System.nanoTime();
        for (Subscriber subscriber : those(of)) {
            int expected = subscriber.receiver().expected();
            int shown = successes(subscriber);
            while (shown != expected) {
                if (System.nanoTime() - began > PATIENCE_NS) {
                    throw new IllegalStateException(
                            "not " + expected + " deliveries are shown as success but " + shown);
                }
                Thread.sleep(PAUSE_MS);
                shown = successes(subscriber);
            }
        }
    }

    /** Of the latest deliveries to each; a wait between attempts would be in the time that was measured. */
    void requireNoRetries(List<Receiver> of, int latest) throws IOException, InterruptedException {
        for (Subscriber subscriber : those(of)) {
            for (int offset = 0; offset < latest; offset += PAGE) {
                String range = "?limit=" + Math.min(PAGE, latest - offset) + "&offset=" + offset;
                for (JsonNode delivery : deliveries(subscriber, range).path("items")) {
                    if (delivery.path("attempts").asInt() != 1) {
                        throw new IllegalStateException("not delivered at the first attempt: " + delivery);
                    }
                }
            }
        }
    }

    private List<Subscriber> those(List<Receiver> receivers) {
        return all.stream()
                .filter(subscriber -> receivers.contains(subscriber.receiver()))
                .toList();
    }

    private int successes(Subscriber subscriber) throws IOException, InterruptedException {
        return deliveries(subscriber, "?status=success&limit=1").path("total").asInt();
    }

    private JsonNode deliveries(Subscriber subscriber, String query) throws IOException, InterruptedException {
        String path = "webhooks/" + subscriber.webhookId() + "/deliveries" + query;
        return send(HttpRequest.newBuilder(api.resolve(path)), 200);
    }

    private JsonNode send(HttpRequest.Builder request, int expected) throws IOException, InterruptedException {
        var answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return json.readTree(answer.body());
    }

    @Override
    public void close() {
        receivers().forEach(Receiver::close);
    }
}
