package dev.smena.infra.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetrySoonTest {

    @Test
    void waitsTwiceAsLongEachTimeUpToAMinute() {
        assertThat(RetrySoon.pause(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(RetrySoon.pause(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(RetrySoon.pause(5)).isEqualTo(Duration.ofSeconds(32));
        assertThat(RetrySoon.pause(6)).isEqualTo(Duration.ofMinutes(1));
        assertThat(RetrySoon.pause(1_000)).isEqualTo(Duration.ofMinutes(1));
    }
}
