package dev.smena.infra.webhooks;

import static dev.smena.infra.webhooks.Receivers.PATIENT;
import static dev.smena.infra.webhooks.Receivers.assertNoAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.command.deliveries.Receiver.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server on this machine, which deliveries may not go to, however its address is written. */
class ForbiddenReceiverTest {

    private static final String NOT_ALLOWED = "The host leads to an address that is not public, which is not allowed.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "2130706433",
                "127.1",
                "127.0.1",
                "0",
                "0.0.0.0",
                "localhost",
                "LOCALHOST",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[0:0:0:0:0:ffff:7f00:0001]",
                "[::127.0.0.1]",
                "[64:ff9b::127.0.0.1]",
                "[2002:7f00:1::]",
                "user@127.0.0.1",
                "127.0.0.%31",
                "127\u30020\u30020\u30021",
                "\u2460\u2461\u2466.0.0.1",
                "\uff11\uff12\uff17.0.0.1"
            })
    void itIsNotEvenConnectedTo(String host) throws IOException {
        try (var receiver = everywhere()) {
            Reply reply = Receivers.publicOnly()
                    .post("http://" + host + ":" + receiver.port() + "/", Map.of(), "{}", PATIENT);

            assertNoAnswer(reply, NOT_ALLOWED);
            assertThat(receiver.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "2130706433", "127.1", "localhost", "[::ffff:7f00:1]", "\uff11\uff12\uff17.0.0.1"})
    void theyAllLeadThereWhereItIsAllowed(String host) throws IOException {
        try (var receiver = everywhere()) {
            assertThat(Receivers.post("http://" + host + ":" + receiver.port() + "/")
                            .status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x7f.1", "0x7f000001", "017700000001", "127.0.0.1.", "localhost.localdomain."})
    void whatOnlyOtherProgramsTakeForItsAddressDoesNotLeadThere(String host) throws IOException {
        try (var receiver = everywhere()) {
            Reply reply = Receivers.publicOnly()
                    .post("http://" + host + ":" + receiver.port() + "/", Map.of(), "{}", PATIENT);

            assertThat(reply.trouble()).isNotNull();
            assertThat(receiver.connections()).isZero();
        }
    }

    @Test
    void anAddressThatWasPublicWhenItWasAskedForIsJudgedAgain() throws IOException {
        try (var receiver = everywhere()) {
            var rebound = Receivers.client(false, host -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")});

            Reply reply =
                    Receivers.with(rebound).post("http://rebound.example:" + receiver.port(), Map.of(), "{}", PATIENT);

            assertNoAnswer(reply, NOT_ALLOWED);
            assertThat(receiver.connections()).isZero();
        }
    }

    @Test
    void aProxyOfTheMachineIsNotUsed() throws IOException {
        try (var proxy = everywhere();
                var receiver = everywhere()) {
            System.setProperty("socksProxyHost", "127.0.0.1");
            System.setProperty("socksNonProxyHosts", "");
            System.setProperty("socksProxyPort", Integer.toString(proxy.port()));
            try {
                assertThat(Receivers.post(receiver.url()).status()).isEqualTo(200);
            } finally {
                System.clearProperty("socksProxyHost");
                System.clearProperty("socksProxyPort");
                System.clearProperty("socksNonProxyHosts");
            }
            assertThat(proxy.connections()).isZero();
        }
    }

    /** On all addresses of this machine. */
    private static RawReceiver everywhere() throws IOException {
        var sockets = new ServerSocketFactory() {
            @Override
            public ServerSocket createServerSocket(int port) throws IOException {
                return new ServerSocket(port);
            }

            @Override
            public ServerSocket createServerSocket(int port, int backlog) throws IOException {
                return new ServerSocket(port, backlog);
            }

            @Override
            public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
                return new ServerSocket(port, backlog);
            }
        };
        return RawReceiver.answering(sockets, "HTTP/1.1 200 OK", "", "");
    }
}
