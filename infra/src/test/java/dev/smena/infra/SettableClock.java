package dev.smena.infra;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Goes like any other, and can be put forward. */
final class SettableClock extends Clock {

    private final ZoneId zone;
    private final AtomicReference<Duration> ahead;

    private SettableClock(ZoneId zone, AtomicReference<Duration> ahead) {
        this.zone = zone;
        this.ahead = ahead;
    }

    /** Smena goes by it. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Installed {

        @Bean
        @Primary
        SettableClock settableClock(SmenaProperties properties) {
            return new SettableClock(properties.zone(), new AtomicReference<>(Duration.ZERO));
        }
    }

    void putForward(Duration by) {
        ahead.accumulateAndGet(by, Duration::plus);
    }

    /** Does nothing if that time has come already. */
    void putForwardTo(Instant time) {
        Duration left = Duration.between(instant(), time);
        if (left.isPositive()) {
            putForward(left);
        }
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new SettableClock(other, ahead);
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead.get()).truncatedTo(ChronoUnit.MICROS);
    }
}
