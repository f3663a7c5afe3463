package dev.smena.infra.webhooks;

import static dev.smena.infra.webhooks.Receivers.IMPATIENT;
import static dev.smena.infra.webhooks.Receivers.PATIENT;
import static dev.smena.infra.webhooks.Receivers.assertNoAnswer;
import static dev.smena.infra.webhooks.Receivers.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.command.deliveries.Receiver.Reply;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Receivers that do not answer, not to the end, or not in HTTP. None of them gets the message twice. */
class BrokenReceiverTest {

    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String BROKEN_OFF = "The connection broke off before there was an answer.";

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 20", OK + "Content-Type: te", "HTTP/1.1 100 Continue\r\n\r\n"})
    void whatHasNoWholeHeadInTimeIsNoAnswer(String begun) throws IOException {
        try (var receiver = new RawReceiver(connection -> {
            connection.readRequest();
            connection.send(begun);
            connection.awaitEnd();
        })) {
            assertNoAnswer(post(receiver.url(), IMPATIENT), "There was no answer within 0.3 s.");
        }
    }

    @Test
    void aHeadThatTricklesForEverIsNoAnswer() throws IOException {
        try (var receiver = new RawReceiver(connection -> {
            connection.readRequest();
            connection.send(OK);
            connection.trickle();
        })) {
            assertNoAnswer(post(receiver.url(), IMPATIENT), "There was no answer within 0.3 s.");
        }
    }

    @Test
    void aHeadWithoutEndIsNoAnswer() throws IOException {
        try (var receiver = new RawReceiver(connection -> {
            connection.readRequest();
            connection.send(OK);
            connection.sendForever("X: " + "x".repeat(1_000) + "\r\n");
        })) {
            assertNoAnswer(post(receiver.url()), BROKEN_OFF);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1000", "Transfer-Encoding: chunked", "X: no length"})
    void aBodyThatTricklesForEverLeavesTheStatus(String header) throws IOException {
        try (var receiver = new RawReceiver(connection -> {
            connection.readRequest();
            connection.send(OK + header + "\r\n\r\n5\r\nabcde\r\n");
            connection.trickle();
        })) {
            Reply reply = post(receiver.url(), IMPATIENT);

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).contains("abcde");
            assertThat(reply.trouble()).isNull();
        }
    }

    @Test
    void ofABodyWithoutEndTheBeginningIsReadAndTheConnectionDropped() throws IOException {
        try (var receiver = new RawReceiver(connection -> {
            connection.readRequest();
            connection.send(OK + "Content-Length: 9999999999\r\n\r\n");
            connection.sendForever("x".repeat(1_000));
        })) {
            assertThat(post(receiver.url()).body()).isEqualTo("x".repeat(16 * 1024));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'',not answer in HTTP",
        "HTTP/1.1 200 OK,broke off",
        "SSH-2.0-OpenSSH_9.6,not answer in HTTP",
        "<html>,not answer in HTTP",
        "HTTP/2 200,not answer in HTTP",
        "HTTP/1.1 OK,not answer in HTTP",
        "'HTTP/1.1 -12 No\r\n',not answer in HTTP",
        "'HTTP/1.1 099 Low\r\n',not answer in HTTP"
    })
    void whatIsNoHttpIsNoAnswer(String answer, String trouble) throws IOException {
        try (var receiver = RawReceiver.answering(answer + "\r\n")) {
            assertNoAnswer(post(receiver.url()), trouble);
            assertThat(receiver.connections()).isOne();
        }
    }

    @Test
    void aReceiverThatHangsUpAtOnceIsNoAnswer() throws IOException {
        try (var receiver = new RawReceiver(connection -> {})) {
            assertNoAnswer(post(receiver.url()), BROKEN_OFF);
            assertThat(receiver.connections()).isOne();
        }
    }

    @Test
    void aResetInTheMiddleOfTheRequestIsNoAnswer() throws IOException {
        try (var receiver = new RawReceiver(connection -> {
            connection.caller.getInputStream().readNBytes(100);
            connection.reset();
        })) {
            Reply reply = Receivers.anywhere().post(receiver.url(), Map.of(), "x".repeat(10_000_000), PATIENT);

            assertNoAnswer(reply, BROKEN_OFF);
            assertThat(receiver.connections()).isOne();
        }
    }

    @Test
    void aResetInTheMiddleOfTheHeadIsNoAnswer() throws IOException {
        try (var receiver = new RawReceiver(connection -> {
            connection.readRequest();
            connection.send(OK + "Content-");
            connection.reset();
        })) {
            assertNoAnswer(post(receiver.url()), BROKEN_OFF);
            assertThat(receiver.connections()).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1000", "Transfer-Encoding: chunked", "X: no length"})
    void aResetInTheMiddleOfTheBodyLeavesTheStatus(String header) throws IOException {
        try (var receiver = new RawReceiver(connection -> {
            connection.readRequest();
            connection.send("HTTP/1.1 202 Accepted\r\n" + header + "\r\n\r\n5\r\nabcde\r\n");
            connection.reset();
        })) {
            assertThat(post(receiver.url()).status()).isEqualTo(202);
            assertThat(receiver.connections()).isOne();
        }
    }
}
