package dev.smena.infra.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | PT0S",
                "120 | PT2M",
                "000000000000000000000007 | PT7S",
                "Sun, 01 Mar 2026 08:01:30 GMT | PT1M30S",
                "Sunday, 01-Mar-26 08:01:30 GMT | PT1M30S",
                "Sun Mar  1 08:01:30 2026 | PT1M30S",
                "99999999 | PT8760H",
                "99999999999999999999999999 | PT8760H",
                "Fri, 31 Dec 9999 23:59:59 GMT | PT8760H"
            })
    void itIsSecondsOrADateAndNotMoreThanAYear(String text, Duration asked) {
        assertThat(RetryAfter.of(Headers.of("Retry-After", text), Receivers.NOW))
                .contains(asked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "+1",
                "1.5",
                "1e3",
                "soon",
                "٣",
                "Sun, 01 Mar 2026 07:59:59 GMT",
                "2026-03-01T09:00:00Z"
            })
    void whatIsPastOrNonsenseIsIgnored(String text) {
        Headers headers =
                new Headers.Builder().addUnsafeNonAscii("Retry-After", text).build();

        assertThat(RetryAfter.of(headers, Receivers.NOW)).isEmpty();
    }

    @Test
    void itIsPartOfTheReply() throws IOException {
        try (var receiver = RawReceiver.answering("HTTP/1.1 429 Slow down", "Retry-After: 120", "", "")) {
            assertThat(Receivers.post(receiver.url()).retryAfter()).contains(Duration.ofMinutes(2));
        }
        try (var receiver = RawReceiver.answering("HTTP/1.1 503 Later", "X: y", "", "")) {
            assertThat(Receivers.post(receiver.url()).retryAfter()).isEmpty();
        }
    }
}
