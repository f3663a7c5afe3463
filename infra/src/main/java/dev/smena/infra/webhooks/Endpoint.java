package dev.smena.infra.webhooks;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Reads where a subscription wants its deliveries to go, as the HTTP client will. */
final class Endpoint {

    private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://[^/\\\\?#].*");

    /** Taken for an address by the client, which would ask name servers for what is none, on the calling thread. */
    private static final Pattern NUMBERS = Pattern.compile("[\\d.]+");

    private Endpoint() {}

    /** Empty if it is not an absolute http or https URL. */
    static Optional<HttpUrl> parse(String url) {
        return Optional.of(url)
                .filter(text -> ABSOLUTE.matcher(text).matches())
                .map(HttpUrl::parse)
                .filter(parsed -> isHost(parsed.host()));
    }

    /** Some international names are not read again when the client is to connect to what it has made of them. */
    private static boolean isHost(String host) {
        try {
            return NUMBERS.matcher(host).matches()
                    ? InetAddress.ofLiteral(host) instanceof Inet4Address
                    : new HttpUrl.Builder()
                            .scheme("http")
                            .host(host)
                            .build()
                            .host()
                            .equals(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
