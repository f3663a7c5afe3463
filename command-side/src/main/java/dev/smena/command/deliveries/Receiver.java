package dev.smena.command.deliveries;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whoever has subscribed, reached over HTTP. */
@FunctionalInterface
public interface Receiver {

    /**
     * Posts a JSON body once; follows no redirect, and connects to no address that is not allowed. Does not throw: what
     * goes wrong is a reply too.
     *
     * @param timeout from the first step, finding the address, until the answer's end
     */
    Reply post(String url, Map<String, String> headers, String body, Duration timeout);

    /**
     * What came back.
     *
     * @param status null if there was no answer
     * @param body its first 16 KiB at most, as text without control characters other than tab and line ends and without
     *     marks of direction; null if there was no answer
     * @param trouble why there was no answer, in words for the subscription's owner; null if there was one
     * @param retryAfter what the answer's {@code Retry-After} asks for
     */
    record Reply(
            @Nullable Integer status,
            @Nullable String body,
            @Nullable String trouble,
            Optional<Duration> retryAfter) {}
}
