package dev.smena.command.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(4, Duration.ofSeconds(1));

    @Test
    void waitsTwiceAsLongAfterEachFailure() {
        assertThat(backoff.after(1)).contains(Duration.ofSeconds(1));
        assertThat(backoff.after(2)).contains(Duration.ofSeconds(2));
        assertThat(backoff.after(3)).contains(Duration.ofSeconds(4));
    }

    @Test
    void givesUpWhenTheAttemptsAreUsedUp() {
        assertThat(backoff.after(4)).isEmpty();
    }

    @Test
    void doesNotOverflow() {
        assertThat(new Backoff(1_000, Duration.ofSeconds(1)).after(999)).contains(Duration.ofSeconds(1 << 20));
    }
}
