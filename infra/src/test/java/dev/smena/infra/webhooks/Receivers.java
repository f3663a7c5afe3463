package dev.smena.infra.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.command.deliveries.Receiver.Reply;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import okhttp3.OkHttpClient;

/** What the tests post with. */
final class Receivers {

    static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    /** For what must be heard to the end. */
    static final Duration PATIENT = Duration.ofSeconds(30);

    /** For what has no end. */
    static final Duration IMPATIENT = Duration.ofMillis(300);

    private Receivers() {}

    static OkHttpReceiver anywhere() {
        return with(client(true, InetAddress::getAllByName));
    }

    static OkHttpReceiver publicOnly() {
        return with(client(false, InetAddress::getAllByName));
    }

    static OkHttpReceiver with(OkHttpClient client) {
        return new OkHttpReceiver(client, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static OkHttpClient client(boolean privateToo, AddressLookup.Resolver resolver) {
        return OkHttpReceiver.client(new AddressRules(privateToo), new AddressLookup(resolver));
    }

    static Reply post(String url) {
        return post(url, PATIENT);
    }

    static Reply post(String url, Duration timeout) {
        return anywhere().post(url, Map.of(), "{}", timeout);
    }

    static void assertNoAnswer(Reply reply, String trouble) {
        assertThat(reply.trouble()).contains(trouble);
        assertThat(reply.status()).isNull();
        assertThat(reply.body()).isNull();
        assertThat(reply.retryAfter()).isEmpty();
    }
}
