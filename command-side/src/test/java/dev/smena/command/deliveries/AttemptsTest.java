package dev.smena.command.deliveries;

import static dev.smena.command.deliveries.DeliveryFixture.BODY;
import static dev.smena.command.deliveries.DeliveryFixture.DELIVERY;
import static dev.smena.command.deliveries.DeliveryFixture.NOW;
import static dev.smena.command.deliveries.DeliveryFixture.WEBHOOK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import dev.smena.command.StoredEvents;
import dev.smena.command.deliveries.Outcome.Attempted;
import dev.smena.command.deliveries.Outcome.Hopeless;
import dev.smena.command.webhooks.Secrets;
import dev.smena.events.DeliveryId;
import dev.smena.events.DeliveryScheduled;
import dev.smena.events.WebhookEventType;
import dev.smena.events.WebhookId;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Receiver.Reply OK = new Receiver.Reply(200, "ok", null, Optional.empty());
    private static final Claim CLAIM = new Claim(DELIVERY, WEBHOOK, "https://erp.example", true, 3, TIMEOUT);
    private static final Claim INACTIVE = new Claim(DELIVERY, WEBHOOK, "https://erp.example", false, 3, TIMEOUT);

    private final StoredEvents events = mock();
    private final Secrets secrets = mock();
    private final List<Post> posts = new ArrayList<>();
    private final Attempts attempts = attempts(this::post);

    /** What the receiver got. */
    private record Post(String url, Map<String, String> headers, String body, Duration timeout) {}

    @Test
    void aMessageIsPostedSignedAndNamed() {
        scheduled(WebhookEventType.BATCH_CLOSED);
        secrets("new", "old");

        Outcome outcome = outcomeOf(CLAIM);

        var headers = new HashMap<>(SignedHeaders.of(DELIVERY, NOW, BODY, List.of("new", "old")));
        headers.put("X-Webhook-Event", "batch_closed");
        assertThat(posts).containsExactly(new Post("https://erp.example", headers, BODY, TIMEOUT));
        assertThat(headers).containsKeys("X-Webhook-Signature", "X-Webhook-Signature-Previous");
        var took = ((Attempted) outcome).took();
        assertThat(outcome).isEqualTo(new Attempted(DELIVERY, WEBHOOK, NOW, took, OK, 3));
        assertThat(took).isPositive();
    }

    @Test
    void nothingIsPostedBeforeItsTime() {
        scheduled(WebhookEventType.BATCH_CLOSED);
        secrets("secret");

        assertThat(attempts.of(List.of(CLAIM))).hasSize(1);

        assertThat(posts).isEmpty();
    }

    @Test
    void whatCannotBeSignedIsHopeless() {
        scheduled(WebhookEventType.BATCH_CLOSED);
        doReturn(Map.of()).when(secrets).validFor(any(), any());

        assertThat(outcomeOf(CLAIM))
                .isEqualTo(new Hopeless(
                        DELIVERY, WEBHOOK, "The webhook has no secret that can be read; give it a new one."));
        assertThat(posts).isEmpty();
    }

    @Test
    void whatGoesToNobodyIsHopeless() {
        scheduled(WebhookEventType.BATCH_CLOSED);
        secrets("secret");

        assertThat(outcomeOf(INACTIVE)).isEqualTo(new Hopeless(DELIVERY, WEBHOOK, "The webhook is not active."));
        assertThat(posts).isEmpty();
    }

    @Test
    void aTestIsPostedAlsoToASubscriptionThatIsOff() {
        scheduled(WebhookEventType.TEST);
        secrets("secret");

        assertThat(outcomeOf(INACTIVE)).isInstanceOf(Attempted.class);
        assertThat(posts)
                .singleElement()
                .matches(post -> "test".equals(post.headers().get("X-Webhook-Event")));
    }

    @Test
    void aFailureOfOursIsAnAttemptInVain() {
        scheduled(WebhookEventType.BATCH_CLOSED);
        secrets("secret");
        var failing = attempts((url, headers, body, timeout) -> {
            throw new IllegalStateException("a secret of ours");
        });

        Outcome outcome = failing.of(List.of(CLAIM)).values().iterator().next().get();

        var attempted = (Attempted) outcome;
        assertThat(attempted.succeeded()).isFalse();
        assertThat(attempted.error()).isEqualTo("An internal error; the log has it.");
        assertThat(attempted.retryCount()).isEqualTo(3);
    }

    @Test
    void eachClaimHasItsOwnMessageAndSecret() {
        var other = new DeliveryId(UUID.randomUUID());
        var others = new WebhookId(UUID.randomUUID());
        doReturn(Map.of(
                        DELIVERY.toString(),
                        message(DELIVERY, WEBHOOK, "{\"a\":1}"),
                        other.toString(),
                        message(other, others, "{\"b\":2}")))
                .when(events)
                .firstOf(List.of(DELIVERY, other));
        doReturn(Map.of(WEBHOOK, List.of("a"), others, List.of("b")))
                .when(secrets)
                .validFor(List.of(WEBHOOK, others), NOW);

        var claims = List.of(CLAIM, new Claim(other, others, "https://other.example", true, 0, TIMEOUT));
        assertThat(attempts.of(claims).values().stream().map(Supplier::get))
                .extracting(Outcome::webhookId)
                .containsExactly(WEBHOOK, others);

        assertThat(posts).extracting(Post::body).containsExactly("{\"a\":1}", "{\"b\":2}");
        assertThat(posts.get(0).headers())
                .containsAllEntriesOf(SignedHeaders.of(DELIVERY, NOW, "{\"a\":1}", List.of("a")));
        assertThat(posts.get(1).headers())
                .containsAllEntriesOf(SignedHeaders.of(other, NOW, "{\"b\":2}", List.of("b")));
    }

    @Test
    void noClaimsAreNoAttempts() {
        assertThat(attempts.of(List.of())).isEmpty();
    }

    private Attempts attempts(Receiver receiver) {
        return new Attempts(events, secrets, receiver, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Receiver.Reply post(String url, Map<String, String> headers, String body, Duration timeout) {
        posts.add(new Post(url, headers, body, timeout));
        return OK;
    }

    private Outcome outcomeOf(Claim claim) {
        return attempts.of(List.of(claim)).values().iterator().next().get();
    }

    private void scheduled(WebhookEventType type) {
        doReturn(Map.of(DELIVERY.toString(), new DeliveryScheduled(DELIVERY, WEBHOOK, type, BODY, NOW)))
                .when(events)
                .firstOf(List.of(DELIVERY));
    }

    private static DeliveryScheduled message(DeliveryId delivery, WebhookId webhook, String body) {
        return new DeliveryScheduled(delivery, webhook, WebhookEventType.BATCH_CLOSED, body, NOW);
    }

    private void secrets(String... valid) {
        doReturn(Map.of(WEBHOOK, List.of(valid))).when(secrets).validFor(eq(List.of(WEBHOOK)), eq(NOW));
    }
}
