package dev.smena.infra.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/** Servers that are no good. */
class RedisTest {

    private static final Duration MAX_WAIT = Duration.ofMillis(300);

    private final ServerSocket server = socket();
    private final CountDownLatch hungUp = new CountDownLatch(1);

    private static ServerSocket socket() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    /** @param answer what the server does with each connection */
    private Redis redis(Consumer<Socket> answer) {
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket caller = server.accept();
                    Thread.ofVirtual().start(() -> answer.accept(caller));
                } catch (IOException e) {
                    return;
                }
            }
        });
        var url = URI.create("redis://127.0.0.1:" + server.getLocalPort());
        return new Redis(new RedisAddress(url, null, null), 2, MAX_WAIT, Executors.newVirtualThreadPerTaskExecutor());
    }

    private static void assertFails(Redis redis) {
        assertThatExceptionOfType(RedisFailure.class).isThrownBy(() -> redis.ask(RedisClient::ping));
    }

    @Test
    void anAnswerThatComesInDropsIsNotWaitedForAndTheConnectionIsClosed() throws Exception {
        try (var redis = redis(this::trickle)) {
            assertFails(redis);

            assertThat(hungUp.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void trickle(Socket caller) {
        try (caller) {
            var out = caller.getOutputStream();
            out.write("$100000\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write('x');
                out.flush();
                Thread.sleep(Duration.ofMillis(20));
            }
        } catch (IOException e) {
            hungUp.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void silenceIsAFailure() throws Exception {
        try (var silent = redis(caller -> {})) {
            assertFails(silent);
        }
    }

    @Test
    void nonsenseIsAFailure() throws Exception {
        try (var talking = redis(caller -> write(caller, "HTTP/1.1 400 Bad Request\r\n\r\n"))) {
            assertFails(talking);
        }
    }

    @Test
    void aRefusalIsAFailure() throws Exception {
        try (var refusing = redis(caller -> write(caller, "-NOAUTH Authentication required.\r\n".repeat(10)))) {
            assertFails(refusing);
        }
    }

    @Test
    void nobodyListeningIsAFailure() throws Exception {
        try (var redis = redis(caller -> {})) {
            server.close();

            assertFails(redis);
        }
    }

    private static void write(Socket caller, String answer) {
        try (caller) {
            caller.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // The caller has hung up first.
        }
    }
}
