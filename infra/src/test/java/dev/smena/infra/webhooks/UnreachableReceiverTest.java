package dev.smena.infra.webhooks;

import static dev.smena.infra.webhooks.Receivers.IMPATIENT;
import static dev.smena.infra.webhooks.Receivers.PATIENT;
import static dev.smena.infra.webhooks.Receivers.assertNoAnswer;
import static dev.smena.infra.webhooks.Receivers.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.command.deliveries.Receiver.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts without an address, or with none that connects. */
class UnreachableReceiverTest {

    @Test
    void whereNothingListensTheConnectionIsRefused() throws IOException {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        assertNoAnswer(post("http://127.0.0.1:" + port + "/"), "The host refused the connection.");
    }

    @Test
    void aHostThatAcceptsNoConnectionIsNotWaitedFor() throws IOException {
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> callers = fill(full);

            Reply reply = post("http://127.0.0.1:" + full.getLocalPort() + "/", IMPATIENT);

            assertNoAnswer(reply, "The host did not accept a connection in time.");
            for (Socket caller : callers) {
                caller.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none.such.invalid", "0x7f.1", "0x7f000001"})
    void aHostThatIsNotThereIsUnknown(String host) {
        assertNoAnswer(post("http://" + host + "/"), "The host is not known.");
    }

    @Test
    void aHostWithSeveralAddressesIsReachedIfOneOfThemIs() throws IOException {
        try (var receiver = RawReceiver.answering("HTTP/1.1 200 OK", "", "")) {
            var client = Receivers.with(Receivers.client(true, host ->
                    new InetAddress[] {InetAddress.ofLiteral("127.0.0.9"), InetAddress.ofLiteral("127.0.0.1")}));

            Reply reply = client.post("http://two.example:" + receiver.port(), Map.of(), "{}", PATIENT);

            assertThat(reply.status()).isEqualTo(200);
        }
    }

    @Test
    void aNameServerThatHangsIsNotWaitedForBeyondTheTimeout() {
        var never = new CountDownLatch(1);
        var client = Receivers.with(Receivers.client(true, host -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new InetAddress[0];
        }));

        Reply reply = client.post("http://slow.example/", Map.of(), "{}", IMPATIENT);

        assertNoAnswer(reply, "The host's address could not be found in time.");
        never.countDown();
    }

    /** Until it accepts no more. */
    private static List<Socket> fill(ServerSocket server) throws IOException {
        var callers = new ArrayList<Socket>();
        while (true) {
            var caller = new Socket();
            callers.add(caller);
            try {
                caller.connect(server.getLocalSocketAddress(), 500);
            } catch (SocketTimeoutException e) {
                return callers;
            }
        }
    }
}
