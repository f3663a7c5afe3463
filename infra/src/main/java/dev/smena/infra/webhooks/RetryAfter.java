package dev.smena.infra.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After} of RFC 9110: seconds, or a date. */
final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("[0-9]+");

    /** Whoever asks for more means never. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private static final int MOST_DIGITS = 8;

    private RetryAfter() {}

    /** Empty if there is none, it is in the past, or it cannot be read. */
    static Optional<Duration> of(Headers headers, Instant now) {
        @Nullable String text = headers.get("Retry-After");
        if (text != null && SECONDS.matcher(text).matches()) {
            return Optional.of(seconds(text));
        }
        @Nullable Instant date = headers.getInstant("Retry-After");
        return Optional.ofNullable(date)
                .map(then -> Duration.between(now, then))
                .filter(Duration::isPositive)
                .map(RetryAfter::bounded);
    }

    private static Duration seconds(String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > MOST_DIGITS ? LONGEST : bounded(Duration.ofSeconds(Long.parseLong(significant)));
    }

    private static Duration bounded(Duration asked) {
        return asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
    }
}
