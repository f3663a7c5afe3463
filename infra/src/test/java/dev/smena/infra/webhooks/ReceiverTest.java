package dev.smena.infra.webhooks;

import static dev.smena.infra.webhooks.Receivers.PATIENT;
import static dev.smena.infra.webhooks.Receivers.assertNoAnswer;
import static dev.smena.infra.webhooks.Receivers.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.smena.command.deliveries.Receiver.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, and how an answer is taken. */
class ReceiverTest {

    private static final String OK = "HTTP/1.1 200 OK";

    @Test
    void theExactBytesAreSentAsJsonWithTheHeadersGiven() throws IOException {
        try (var receiver = RawReceiver.answering(OK, "", "")) {
            String body = "{\"смена\":\"\ud83d\udd27 1\"}";

            Receivers.anywhere()
                    .post(
                            receiver.url() + "?a=%20b",
                            Map.of("webhook-id", "7", "X-Webhook-Event", "test"),
                            body,
                            PATIENT);

            var request = receiver.requests().getFirst();
            assertThat(request.body()).isEqualTo(body.getBytes(UTF_8));
            assertThat(request.head())
                    .startsWith("POST /hook?a=%20b HTTP/1.1")
                    .contains("webhook-id: 7", "X-Webhook-Event: test")
                    .contains("Content-Type: application/json", "Content-Length: " + body.getBytes(UTF_8).length)
                    .contains("User-Agent: Smena-Webhooks/1", "Accept-Encoding: identity", "Connection: close")
                    .contains("Host: 127.0.0.1:" + receiver.port())
                    .hasSize(9);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 304, 400, 401, 404, 407, 408, 410, 413, 421, 429, 500, 502, 503, 599, 999})
    void anAnswerIsItsStatusAndCountsOnceWhateverItIs(int status) throws IOException {
        try (var receiver = RawReceiver.answering("HTTP/1.1 " + status + " Words", "Retry-After: 0", "", "")) {
            Reply reply = post(receiver.url());

            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.body()).isEmpty();
            assertThat(reply.trouble()).isNull();
            assertThat(receiver.connections()).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 307, 308})
    void noRedirectIsFollowed(int status) throws IOException {
        try (var internal = RawReceiver.answering(OK, "", "");
                var receiver = RawReceiver.answering(
                        "HTTP/1.1 " + status + " Elsewhere", "Location: " + internal.url(), "", "")) {
            assertThat(post(receiver.url()).status()).isEqualTo(status);
            assertThat(internal.connections()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401,WWW-Authenticate: Basic realm=x",
        "407,Proxy-Authenticate: Basic realm=x",
        "204,Content-Length: 5",
        "205,Content-Length: 5",
        "503,Retry-After: 99999999999999999999",
        "101,Upgrade: websocket",
        "200,Content-Length: many",
        "200,Content-Length: -1",
        "200,no colon",
        "200,Content-Encoding: gzip",
        "200,Content-Type: text/plain; charset=none-such",
        "200,Set-Cookie: x",
    })
    void oddHeadersDoNotHideTheStatus(int status, String header) throws IOException {
        try (var receiver = RawReceiver.answering("HTTP/1.1 " + status + " Words", header, "", "body")) {
            var client = Receivers.client(true, InetAddress::getAllByName);

            Reply reply = Receivers.with(client).post(receiver.url(), Map.of(), "{}", PATIENT);

            assertThat(reply.status()).isEqualTo(status);
            assertThat(receiver.connections()).isOne();
            assertThat(client.connectionPool().connectionCount()).isZero();
        }
    }

    @Test
    void provisionalAnswersAreWaitedOut() throws IOException {
        try (var receiver = RawReceiver.answering(
                "HTTP/1.1 100 Continue",
                "",
                "HTTP/1.1 103 Early Hints",
                "Link: </x>",
                "",
                "HTTP/1.1 200 OK",
                "",
                "x")) {
            assertThat(post(receiver.url()).status()).isEqualTo(200);
        }
    }

    @Test
    void aServerThatHangsUpAfterEachAnswerWithoutSayingSoGetsEveryAttempt() throws IOException {
        try (var receiver = RawReceiver.answering("HTTP/1.0 200 OK", "Content-Length: 1", "", "x")) {
            var client = Receivers.anywhere();

            assertThat(IntStream.range(0, 20).mapToObj(i -> client.post(receiver.url(), Map.of(), "{}", PATIENT)))
                    .extracting(Reply::status)
                    .containsOnly(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "/hook", "ftp://h/", "http://", "http://[::", "http://h:99999/", "http://h h/", "\0"})
    void whatIsNoUrlIsSaidToBeNone(String url) {
        assertNoAnswer(post(url), "The URL is not an absolute http or https URL.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ключ", "a\nb", "\0", "\ud800"})
    void whatCannotBeAHeaderIsNotSent(String value) throws IOException {
        try (var receiver = RawReceiver.answering(OK, "", "")) {
            Reply reply = Receivers.anywhere().post(receiver.url(), Map.of("X-Webhook-Event", value), "{}", PATIENT);

            assertNoAnswer(reply, "No request can be made of this URL and these headers.");
            assertThat(receiver.connections()).isZero();
        }
    }

    @Test
    void aThousandAtOnceAreAllServed() throws Exception {
        try (var receiver = RawReceiver.answering(OK, "Content-Length: 2", "", "ok")) {
            var client = Receivers.anywhere();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var replies = IntStream.range(0, 1_000)
                        .mapToObj(i -> threads.submit(() -> client.post(receiver.url(), Map.of(), "{}", PATIENT)))
                        .toList();
                for (var reply : replies) {
                    assertThat(reply.get().status()).isEqualTo(200);
                }
            }
            assertThat(receiver.requests()).hasSize(1_000);
        }
    }

    @Test
    void anAttemptThatIsInterruptedEnds() throws Exception {
        try (var receiver = new RawReceiver(RawReceiver.Connection::awaitEnd);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempt = threads.submit(() -> post(receiver.url()));
            await().until(() -> receiver.connections() == 1);

            threads.shutdownNow();

            assertNoAnswer(attempt.get(), "Smena was stopped before there was an answer.");
        }
    }
}
