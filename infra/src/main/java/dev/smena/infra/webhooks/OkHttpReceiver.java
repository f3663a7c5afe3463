package dev.smena.infra.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.smena.command.deliveries.Receiver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts with OkHttp on the calling thread. Each attempt has a connection of its own: on one that was kept open a receiver
 * may hang up at any moment, and an attempt that is never sent twice would be lost by it.
 */
final class OkHttpReceiver implements Receiver {

    private static final Logger log = LoggerFactory.getLogger(OkHttpReceiver.class);
    private static final int LEAST_STATUS = 100;
    private static final Duration LONGEST_LOOKUP = Duration.ofSeconds(5);
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);

    private static final ScopedValue<Duration> PATIENCE = ScopedValue.newInstance();

    private final OkHttpClient client;
    private final Clock clock;

    OkHttpReceiver(OkHttpClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** HTTP/1.1 only, which all speak, since connections of HTTP/2 need a thread each and are made to be shared. */
    static OkHttpClient client(AddressRules rules, AddressLookup lookup) {
        return new OkHttpClient.Builder()
                .protocols(List.of(Protocol.HTTP_1_1))
                .proxy(Proxy.NO_PROXY)
                .socketFactory(new JudgedSockets(rules))
                .dns(host -> addresses(lookup, host))
                .addInterceptor(OkHttpReceiver::leaveTimeForAnotherAddress)
                .followRedirects(false)
                .followSslRedirects(false)
                .fastFallback(false)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .build();
    }

    private static List<InetAddress> addresses(AddressLookup lookup, String host) throws UnknownHostException {
        return lookup.find(host, PATIENCE.get());
    }

    private static Response leaveTimeForAnotherAddress(Interceptor.Chain chain) throws IOException {
        Duration half = Duration.ofNanos(chain.call().timeout().timeoutNanos()).dividedBy(2);
        int millis = Math.toIntExact(min(half, LONGEST_CONNECT).toMillis());
        return chain.withConnectTimeout(millis, TimeUnit.MILLISECONDS).proceed(chain.request());
    }

    @Override
    public Reply post(String url, Map<String, String> headers, String body, Duration timeout) {
        try {
            return Endpoint.parse(url)
                    .map(endpoint -> post(request(endpoint, headers, body), timeout))
                    .orElseGet(() -> noAnswer(Trouble.NO_URL));
        } catch (IllegalArgumentException e) {
            return noAnswer(Trouble.NO_REQUEST);
        }
    }

    private static Request request(HttpUrl endpoint, Map<String, String> headers, String body) {
        var request = new Request.Builder().url(endpoint);
        headers.forEach(request::header);
        return request.header("User-Agent", "Smena-Webhooks/1")
                .header("Accept-Encoding", "identity")
                .header("Connection", "close")
                .post(new OnceOnly(body.getBytes(UTF_8)))
                .build();
    }

    private Reply post(Request request, Duration timeout) {
        Call call = client.newCall(request);
        call.timeout().timeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
        var head = new AnswerHead();
        call.addEventListener(head);
        try (Response answer =
                ScopedValue.where(PATIENCE, min(timeout, LONGEST_LOOKUP)).call(call::execute)) {
            String text = AnswerText.of(answer);
            call.cancel();
            return reply(answer, text);
        } catch (IOException | RuntimeException e) {
            return head.answer().map(answer -> reply(answer, "")).orElseGet(() -> noAnswer(words(e, timeout)));
        }
    }

    private static String words(Exception failure, Duration timeout) {
        if (failure instanceof IOException e) {
            return Trouble.words(e, timeout);
        }
        log.warn("A webhook's receiver has upset the HTTP client: {}", failure.toString());
        return Trouble.NO_HTTP;
    }

    private Reply reply(Response answer, String body) {
        return answer.code() < LEAST_STATUS
                ? noAnswer(Trouble.NO_HTTP)
                : new Reply(answer.code(), body, null, RetryAfter.of(answer.headers(), clock.instant()));
    }

    private static Reply noAnswer(String trouble) {
        return new Reply(null, null, trouble, Optional.empty());
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
