package dev.smena.command.exports;

import dev.smena.command.exports.ExportWriter.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Passes progress on once in a while, so that an export of a moment tells none and a long one does not fill the store. */
final class PacedProgress implements Progress {

    static final Duration PACE = Duration.ofSeconds(1);

    private final Progress listener;
    private final Clock clock;
    private Instant last;

    PacedProgress(Progress listener, Clock clock) {
        this.listener = listener;
        this.clock = clock;
        this.last = clock.instant();
    }

    @Override
    public void written(long current, long total) {
        Instant now = clock.instant();
        if (current < total && !now.isBefore(last.plus(PACE))) {
            last = now;
            listener.written(current, total);
        }
    }
}
