package dev.smena.command.deliveries;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/**
 * When to try again: after {@code firstRetry}, then after twice as long each time, up to {@code longestRetry}. Of that wait
 * between half and the whole is taken, at random, so that what failed together does not come again together. A receiver
 * that asks for more gets it, up to the longest wait.
 */
@Component
class RetrySchedule {

    private static final int MOST_DOUBLINGS = 20;

    private final DeliverySettings settings;
    private final RandomGenerator random;

    RetrySchedule(DeliverySettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
    }

    /** @param failures since the retries began to be counted, 1 or more */
    Instant next(int failures, Optional<Duration> retryAfter, Instant now) {
        Duration whole = shorter(
                settings.firstRetry().multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS)),
                settings.longestRetry());
        long half = whole.toMillis() / 2;
        Duration backoff = Duration.ofMillis(half + random.nextLong(half + 1));
        Duration asked = shorter(retryAfter.orElse(Duration.ZERO), settings.longestRetry());
        return now.plus(asked.compareTo(backoff) > 0 ? asked : backoff);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
