package dev.smena.infra.webhooks;

import static dev.smena.infra.webhooks.Receivers.IMPATIENT;
import static dev.smena.infra.webhooks.Receivers.PATIENT;
import static dev.smena.infra.webhooks.Receivers.assertNoAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.command.deliveries.Receiver.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

/** Receivers behind {@code https}. */
class TlsReceiverTest {

    private static final HeldCertificate AUTHORITY =
            new HeldCertificate.Builder().certificateAuthority(0).build();

    @Test
    void aTrustedReceiverIsToldAndAnswers() throws IOException {
        try (var receiver = receiver(certificate("127.0.0.1"))) {
            assertThat(postTo(receiver).status()).isEqualTo(200);
            assertThat(receiver.requests().getFirst().body()).asString().isEqualTo("{}");
        }
    }

    @Test
    void aReceiverThatVouchesForItselfIsNotTrusted() throws IOException {
        try (var receiver = receiver(new HeldCertificate.Builder()
                .addSubjectAlternativeName("127.0.0.1")
                .build())) {
            assertNoAnswer(
                    Receivers.post("https://127.0.0.1:" + receiver.port() + "/"),
                    "The receiver's TLS certificate is not trusted.");
            assertThat(receiver.requests()).isEmpty();
        }
    }

    @Test
    void anotherHostsCertificateIsNotAccepted() throws IOException {
        try (var receiver = receiver(certificate("other.example"))) {
            assertNoAnswer(postTo(receiver), "The receiver's TLS certificate is for another host.");
            assertThat(receiver.requests()).isEmpty();
        }
    }

    @Test
    void anExpiredCertificateIsNotAccepted() throws IOException {
        long now = System.currentTimeMillis();
        long day = Duration.ofDays(1).toMillis();
        var expired = new HeldCertificate.Builder()
                .signedBy(AUTHORITY)
                .addSubjectAlternativeName("127.0.0.1")
                .validityInterval(now - 2 * day, now - day)
                .build();
        try (var receiver = receiver(expired)) {
            assertNoAnswer(postTo(receiver), "The receiver's TLS certificate has expired.");
        }
    }

    @Test
    void aReceiverWithoutTlsIsNotSpokenToWithoutIt() throws IOException {
        try (var receiver = new RawReceiver(connection -> connection.send("HTTP/1.1 400 No TLS\r\n\r\n"))) {
            assertNoAnswer(postTo(receiver), "The TLS connection failed.");
            assertThat(receiver.requests()).isEmpty();
        }
    }

    @Test
    void aReceiverThatHangsUpInTheHandshakeIsNoAnswer() throws IOException {
        try (var receiver =
                new RawReceiver(connection -> connection.caller.getInputStream().readNBytes(5))) {
            assertThat(postTo(receiver).trouble())
                    .isIn("The TLS handshake failed.", "The connection broke off before there was an answer.");
        }
    }

    @Test
    void aHandshakeThatHangsIsCut() throws IOException {
        try (var receiver = new RawReceiver(RawReceiver.Connection::awaitEnd)) {
            assertNoAnswer(
                    Receivers.post("https://127.0.0.1:" + receiver.port() + "/", IMPATIENT),
                    "There was no answer within 0.3 s.");
        }
    }

    @Test
    void anAnswerThatBreaksOffWithoutTlsEndingItStillCounts() throws IOException {
        try (var receiver = new RawReceiver(
                certificates(certificate("127.0.0.1")).sslContext().getServerSocketFactory(), connection -> {
                    connection.readRequest();
                    connection.send("HTTP/1.1 202 Accepted\r\n\r\nbegun");
                    connection.reset();
                })) {
            assertThat(postTo(receiver).status()).isEqualTo(202);
        }
    }

    private static Reply postTo(RawReceiver receiver) {
        var trusting = new HandshakeCertificates.Builder()
                .addTrustedCertificate(AUTHORITY.certificate())
                .build();
        var client = Receivers.client(true, InetAddress::getAllByName)
                .newBuilder()
                .sslSocketFactory(trusting.sslSocketFactory(), trusting.trustManager())
                .build();
        return Receivers.with(client).post("https://127.0.0.1:" + receiver.port() + "/", Map.of(), "{}", PATIENT);
    }

    private static HeldCertificate certificate(String host) {
        return new HeldCertificate.Builder()
                .signedBy(AUTHORITY)
                .addSubjectAlternativeName(host)
                .build();
    }

    private static HandshakeCertificates certificates(HeldCertificate certificate) {
        return new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    }

    private static RawReceiver receiver(HeldCertificate certificate) throws IOException {
        return RawReceiver.answering(
                certificates(certificate).sslContext().getServerSocketFactory(), "HTTP/1.1 200 OK", "", "");
    }
}
