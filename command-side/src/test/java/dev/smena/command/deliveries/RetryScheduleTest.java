package dev.smena.command.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    private static final Instant NOW = Instant.parse("2026-11-09T05:30:00.123456Z");
    private static final DeliverySettings SETTINGS =
            new DeliverySettings(Duration.ofSeconds(30), Duration.ofHours(4), Duration.ofDays(5), 10, 1_000);

    @Test
    void waitsTwiceAsLongAfterEachFailure() {
        assertThat(after(1, Jitter.MOST)).isEqualTo(Duration.ofSeconds(30));
        assertThat(after(2, Jitter.MOST)).isEqualTo(Duration.ofSeconds(60));
        assertThat(after(3, Jitter.MOST)).isEqualTo(Duration.ofSeconds(120));
        assertThat(after(9, Jitter.MOST)).isEqualTo(Duration.ofSeconds(7_680));
    }

    @Test
    void waitsAtLeastHalfOfThat() {
        assertThat(after(1, Jitter.LEAST)).isEqualTo(Duration.ofSeconds(15));
        assertThat(after(2, Jitter.LEAST)).isEqualTo(Duration.ofSeconds(30));
        assertThat(after(9, Jitter.LEAST)).isEqualTo(Duration.ofSeconds(3_840));
    }

    @Test
    void waitsNoLongerThanTheLongestWait() {
        assertThat(after(10, Jitter.MOST)).isEqualTo(Duration.ofHours(4));
        assertThat(after(10, Jitter.LEAST)).isEqualTo(Duration.ofHours(2));
        assertThat(after(Integer.MAX_VALUE, Jitter.MOST)).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void waitsAsLongAsTheReceiverAsksForIfThatIsLonger() {
        assertThat(after(1, Jitter.MOST, Duration.ofSeconds(31))).isEqualTo(Duration.ofSeconds(31));
        assertThat(after(1, Jitter.LEAST, Duration.ofSeconds(16))).isEqualTo(Duration.ofSeconds(16));
    }

    @Test
    void doesNotHurryForAReceiverThatAsksForLess() {
        assertThat(after(1, Jitter.MOST, Duration.ofSeconds(29))).isEqualTo(Duration.ofSeconds(30));
        assertThat(after(1, Jitter.LEAST, Duration.ZERO)).isEqualTo(Duration.ofSeconds(15));
        assertThat(after(1, Jitter.LEAST, Duration.ofSeconds(-60))).isEqualTo(Duration.ofSeconds(15));
        assertThat(after(1, Jitter.LEAST, Duration.ofSeconds(Long.MIN_VALUE))).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void isNotPutOffForeverByAReceiver() {
        assertThat(after(1, Jitter.MOST, Duration.ofDays(1))).isEqualTo(Duration.ofHours(4));
        assertThat(after(1, Jitter.MOST, Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Duration.ofHours(4));
    }

    private static Duration after(int failures, Jitter jitter) {
        return wait(failures, jitter, Optional.empty());
    }

    private static Duration after(int failures, Jitter jitter, Duration retryAfter) {
        return wait(failures, jitter, Optional.of(retryAfter));
    }

    private static Duration wait(int failures, Jitter jitter, Optional<Duration> retryAfter) {
        return Duration.between(NOW, new RetrySchedule(SETTINGS, jitter).next(failures, retryAfter, NOW));
    }
}
