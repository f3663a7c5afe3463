package dev.smena.query.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ShownTimeTest {

    private final ShownTime berlin = new ShownTime(ZoneId.of("Europe/Berlin"));

    @Test
    void aWholeSecondIsACell() {
        assertThat(berlin.cell(Instant.parse("2026-10-25T02:00:00Z"))).contains(LocalDateTime.of(2026, 10, 25, 3, 0));
    }

    @Test
    void aTimeInTheHourThatIsRepeatedIsNotACell() {
        assertThat(berlin.cell(Instant.parse("2026-10-25T00:00:00Z"))).isEmpty();
        assertThat(berlin.cell(Instant.parse("2026-10-25T01:59:59Z"))).isEmpty();
        assertThat(berlin.text(Instant.parse("2026-10-25T00:30:00Z"))).isEqualTo("2026-10-25T02:30:00+02:00");
        assertThat(berlin.text(Instant.parse("2026-10-25T01:30:00Z"))).isEqualTo("2026-10-25T02:30:00+01:00");
    }

    @Test
    void aTimeThatAFractionOfADayCannotHoldIsNotACell() {
        assertThat(berlin.cell(Instant.parse("2026-01-31T20:00:00.000001Z"))).isEmpty();
    }

    @Test
    void aTimeBeforeMarch1900IsNotACell() {
        assertThat(berlin.cell(Instant.parse("1900-02-28T12:00:00Z"))).isEmpty();
        assertThat(berlin.cell(Instant.parse("1900-03-01T12:00:00Z"))).isPresent();
    }

    @Test
    void anOffsetWithSecondsIsAvoided() {
        var moscow = new ShownTime(ZoneId.of("Europe/Moscow"));

        assertThat(moscow.text(Instant.parse("1900-01-01T12:00:00Z"))).isEqualTo("1900-01-01T12:00:00Z");
    }
}
