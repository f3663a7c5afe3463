package dev.smena.infra;

import static dev.smena.infra.WebhookReceiver.answer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.smena.infra.WebhookReceiver.Request;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Receivers that misbehave, and when they are tried again. */
@WithReceivers
class WebhookAttemptsIT {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(30);
    private static final byte[] HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n".getBytes(UTF_8);

    private final Http http;
    private final Webhooks webhooks;
    private final SettableClock clock;

    @AutoClose
    private final WebhookReceiver receiver = new WebhookReceiver();

    WebhookAttemptsIT(@LocalServerPort int port, @Autowired SettableClock clock) {
        this.http = new Http(port);
        this.webhooks = new Webhooks(http);
        this.clock = clock;
    }

    /** Subscribes for one batch, and creates it. */
    private String told(Map<String, Object> settings) {
        String webhook = webhooks.subscribe(receiver, settings, "batch_created");
        ShiftTasks.create(http);
        return webhook;
    }

    @Test
    void areRepeatedAfterGrowingPausesUntilOneSucceeds() {
        receiver.behave(answer(500));
        String webhook = told(Map.of());

        for (int failures = 1; failures <= 3; failures++) {
            JsonNode pending = webhooks.only(webhook, "pending", failures);
            Request last = Webhooks.got(receiver, failures).getLast();
            Instant attempt = Instant.ofEpochSecond(Long.parseLong(last.header("webhook-timestamp")));
            Instant next = time(pending, "next_attempt_at");
            Duration whole = FIRST_RETRY.multipliedBy(1L << (failures - 1));
            assertThat(next)
                    .isBetween(
                            attempt.plus(whole.dividedBy(2)),
                            attempt.plus(whole).plusSeconds(10));
            assertThat(pending.path("response_status").intValue()).isEqualTo(500);
            assertThat(pending.path("error_message").stringValue()).contains("500");
            if (failures == 3) {
                receiver.behave(answer(204));
            }
            clock.putForwardTo(next);
        }

        JsonNode delivered = webhooks.only(webhook, "success", 4);
        assertThat(delivered.path("delivered_at").isNull()).isFalse();
        assertThat(delivered.path("next_attempt_at").isNull()).isTrue();
        assertThat(receiver.requests())
                .extracting(Request::id)
                .containsOnly(delivered.path("id").stringValue());
        assertThat(receiver.requests())
                .extracting(Request::body)
                .containsOnly(receiver.requests().getFirst().body());
    }

    @Test
    void endWhenTheRetriesAreUsedUp() {
        receiver.behave(answer(503));
        String webhook = told(Map.of("retry_count", 1));

        clock.putForwardTo(time(webhooks.only(webhook, "pending", 1), "next_attempt_at"));
        JsonNode failed = webhooks.only(webhook, "failed", 2);

        assertThat(failed.path("next_attempt_at").isNull()).isTrue();
        assertThat(receiver.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"600", "date"})
    void waitAsLongAsTheReceiverAsks(String form) {
        Instant wanted = clock.instant().plus(Duration.ofMinutes(10));
        String value = form.equals("date")
                ? DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.ofInstant(wanted, ZoneOffset.UTC))
                : form;
        receiver.behave(answer(429, "Retry-After: " + value));

        Instant next = time(webhooks.only(told(Map.of()), "pending", 1), "next_attempt_at");

        assertThat(next).isAfterOrEqualTo(wanted.minusSeconds(1)).isBefore(wanted.plusSeconds(60));
    }

    @Test
    void waitNoLongerThanIsSensibleWhateverTheReceiverAsks() {
        receiver.behave(answer(503, "Retry-After: 99999999999999999999"));

        Instant next = time(webhooks.only(told(Map.of()), "pending", 1), "next_attempt_at");

        assertThat(next).isBefore(clock.instant().plus(Duration.ofHours(4)));
    }

    static Stream<Arguments> misbehaviours() {
        return Stream.of(
                Arguments.of("hangs", (WebhookReceiver.Behaviour) (request, socket) -> hang(socket), "within 1 s"),
                Arguments.of(
                        "resets",
                        (WebhookReceiver.Behaviour) (request, socket) -> socket.setSoLinger(true, 0),
                        "connection"),
                Arguments.of("closes", (WebhookReceiver.Behaviour) (request, socket) -> {}, "connection"),
                Arguments.of(
                        "garbage",
                        (WebhookReceiver.Behaviour)
                                (request, socket) -> socket.getOutputStream().write("garbage\r\n\r\n".getBytes(UTF_8)),
                        "HTTP"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misbehaviours")
    void failWithoutAnAnswer(String how, WebhookReceiver.Behaviour behaviour, String word) {
        receiver.behave(behaviour);

        JsonNode pending = webhooks.only(told(Map.of("timeout", 1)), "pending", 1);

        assertThat(pending.path("response_status").isNull()).isTrue();
        assertThat(pending.path("error_message").stringValue()).containsIgnoringCase(word);
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void failIfTheReceiverSpeaksNoTls() {
        String webhook =
                webhooks.subscribe(receiver, Map.of("url", receiver.url().replace("http:", "https:")), "batch_created");
        ShiftTasks.create(http);

        JsonNode pending = webhooks.only(webhook, "pending", 1);

        assertThat(pending.path("error_message").stringValue()).contains("TLS");
    }

    @Test
    void followNoRedirect() {
        try (var inside = new WebhookReceiver()) {
            receiver.behave(answer(302, "Location: " + inside.url()));

            JsonNode pending = webhooks.only(told(Map.of()), "pending", 1);

            assertThat(pending.path("response_status").intValue()).isEqualTo(302);
            assertThat(pending.path("error_message").stringValue()).contains("redirect");
            assertThat(inside.requests()).isEmpty();
        }
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("huge", (WebhookReceiver.Behaviour) (request, socket) -> {
                    socket.getOutputStream().write(HEAD);
                    endlessly(socket, new byte[65_536]);
                }),
                Arguments.of("slow", (WebhookReceiver.Behaviour) (request, socket) -> {
                    socket.getOutputStream().write(HEAD);
                    hang(socket);
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void succeedByTheStatusAlone(String how, WebhookReceiver.Behaviour behaviour) {
        receiver.behave(behaviour);

        JsonNode delivered = webhooks.only(told(Map.of("timeout", 1)), "success", 1);

        assertThat(delivered.path("response_body").stringValue().length()).isLessThanOrEqualTo(16_384);
    }

    @Test
    void endForGoodWhenTheReceiverIsGone() {
        receiver.behave(answer(410));
        String webhook = told(Map.of());

        JsonNode failed = webhooks.only(webhook, "failed", 1);

        assertThat(failed.path("error_message").stringValue()).contains("410");
        await().until(() -> !webhooks.isActive(webhook));
        try (var other = new WebhookReceiver()) {
            webhooks.subscribe(other, "batch_created");
            ShiftTasks.create(http);
            Webhooks.got(other, 1);
        }
        assertThat(webhooks.deliveries(webhook, "")).hasSize(1);
    }

    @Test
    void endForGoodAfterFiveDaysWithoutASuccess() {
        receiver.behave(answer(500));
        String webhook = told(Map.of("retry_count", 0));
        webhooks.only(webhook, "failed", 1);

        clock.putForward(Duration.ofDays(5).minusMinutes(1));
        ShiftTasks.create(http);
        await().until(() -> webhooks.deliveries(webhook, "&status=failed").size() == 2);
        assertThat(webhooks.isActive(webhook)).isTrue();
        clock.putForward(Duration.ofMinutes(2));
        ShiftTasks.create(http);

        await().atMost(Duration.ofSeconds(30)).until(() -> !webhooks.isActive(webhook));
    }

    @Test
    void countFiveDaysAnewAfterASuccess() {
        receiver.behave(answer(500));
        String webhook = told(Map.of("retry_count", 0));
        webhooks.only(webhook, "failed", 1);
        receiver.behave(answer(200));
        ShiftTasks.create(http);
        await().until(() -> webhooks.deliveries(webhook, "&status=success").size() == 1);
        receiver.behave(answer(500));

        clock.putForward(Duration.ofDays(6));
        ShiftTasks.create(http);
        await().until(() -> webhooks.deliveries(webhook, "&status=failed").size() == 2);

        assertThat(webhooks.isActive(webhook)).isTrue();
    }

    private static void hang(Socket socket) throws IOException {
        while (socket.getInputStream().read() >= 0) {
            // until the other side has had enough
        }
    }

    private static void endlessly(Socket socket, byte[] some) throws IOException {
        while (true) {
            socket.getOutputStream().write(some);
        }
    }

    private static Instant time(JsonNode delivery, String field) {
        return OffsetDateTime.parse(delivery.path(field).stringValue()).toInstant();
    }
}
