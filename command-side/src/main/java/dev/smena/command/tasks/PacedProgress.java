package dev.smena.command.tasks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Passes progress on once in a while, so that work of a moment tells none and a long one does not fill the store. */
public final class PacedProgress implements Progress {

    static final Duration PACE = Duration.ofSeconds(1);

    private final Progress listener;
    private final Clock clock;
    private Instant last;

    public PacedProgress(Progress listener, Clock clock) {
        this.listener = listener;
        this.clock = clock;
        this.last = clock.instant();
    }

    @Override
    public void made(long current, long total) {
        Instant now = clock.instant();
        if (current < total && !now.isBefore(last.plus(PACE))) {
            last = now;
            listener.made(current, total);
        }
    }
}
