package dev.smena.command.deliveries;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.smena.events.DeliveryId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * One of the test vectors that receivers are given.
 *
 * @param secret the receiver's
 * @param signedWith Smena's, newest first; none if it does not come from Smena like this
 * @param now when it arrives, in Unix seconds
 * @param standard whether the receiver has to take it by {@code webhook-signature}
 * @param simple whether by {@code X-Webhook-Signature}
 */
record PublishedVector(
        String name,
        String secret,
        @JsonProperty("signed_with") List<String> signedWith,
        long now,
        Map<String, String> headers,
        String body,
        boolean standard,
        boolean simple) {

    PublishedVector {
        signedWith = Objects.requireNonNullElse(signedWith, List.of());
    }

    static final Path DOCS = Path.of("..", "docs");

    static Stream<PublishedVector> all() {
        Path file = DOCS.resolve("examples/webhooks/vectors.json");
        return Stream.of(new JsonMapper().readValue(file.toFile(), PublishedVector[].class));
    }

    DeliveryId id() {
        return DeliveryId.parse(header("webhook-id")).orElseThrow();
    }

    Instant at() {
        return Instant.ofEpochSecond(Long.parseLong(header("webhook-timestamp")));
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    @Override
    public String toString() {
        return name;
    }
}
