package dev.smena.command.tasks;

import java.time.Duration;
import java.util.Optional;

/**
 * When to try again what has failed for now: after {@code first}, then after twice as long each time.
 *
 * @param attempts how often something is tried in all
 */
public record Backoff(int attempts, Duration first) {

    private static final int MOST_DOUBLINGS = 20;

    /**
     * How long to wait after so many failures, one or more; empty once the attempts are used up.
     */
    public Optional<Duration> after(int failures) {
        return failures < attempts
                ? Optional.of(first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS)))
                : Optional.empty();
    }
}
