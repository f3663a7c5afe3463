package dev.smena.command.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacedProgressTest {

    private final List<Long> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-23T09:05:06Z");

    private final PacedProgress progress = new PacedProgress((current, total) -> told.add(current), new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void tellsNothingWithinTheFirstSecond() {
        after(999, 1_000);

        assertThat(told).isEmpty();
    }

    @Test
    void tellsOnceASecond() {
        after(1_000, 1_000);
        after(999, 2_000);
        after(1, 3_000);

        assertThat(told).containsExactly(1_000L, 3_000L);
    }

    @Test
    void leavesTheEndToTheEvent() {
        after(5_000, 9_000);

        assertThat(told).isEmpty();
    }

    private void after(long millis, long current) {
        now = now.plus(Duration.ofMillis(millis));
        progress.made(current, 9_000);
    }
}
