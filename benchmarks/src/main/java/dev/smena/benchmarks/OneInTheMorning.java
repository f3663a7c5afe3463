package dev.smena.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A whole minute that is 01:00 in some time zone: offsets have minutes, so a zone can be found in which the night's 01:00
 * comes as soon as one likes.
 */
record OneInTheMorning(Instant instant) {

    private static final int MINUTES_A_DAY = 24 * 60;
    private static final int MOST_MINUTES = 18 * 60;

    /** The first whole minute not before that. */
    static OneInTheMorning in(Duration wait) {
        return new OneInTheMorning(
                Instant.now().plus(wait).plusSeconds(59).plusNanos(999_999_999).truncatedTo(ChronoUnit.MINUTES));
    }

    /** In the form of a setting, for instance {@code UTC-13:37}. */
    String zone() {
        LocalTime utc = instant.atOffset(ZoneOffset.UTC).toLocalTime();
        int minutes = 60 - (utc.getHour() * 60 + utc.getMinute());
        return "UTC" + ZoneOffset.ofTotalSeconds(60 * (minutes < -MOST_MINUTES ? minutes + MINUTES_A_DAY : minutes));
    }

    void await() throws InterruptedException {
        Duration left = Duration.between(Instant.now(), instant);
        if (left.isNegative()) {
            throw new IllegalStateException("01:00 came before all was ready; choose a longer wait");
        }
        Thread.sleep(left);
    }
}
