package dev.smena.command.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosingTimeTest {

    @ParameterizedTest(name = "shift until {0}, set {1}: {2}")
    @CsvSource({
        "2026-11-09T20:00+03:00,     2026-11-09T07:00+03:00,     2026-11-10T01:00+03:00",
        "2026-11-10T08:00+03:00,     2026-11-09T07:00+03:00,     2026-11-11T01:00+03:00",
        "2026-11-10T00:59:59+03:00,  2026-11-09T07:00+03:00,     2026-11-10T01:00+03:00",
        "2026-11-10T01:00+03:00,     2026-11-09T07:00+03:00,     2026-11-11T01:00+03:00",
        "2026-11-09T20:00+03:00,     2026-11-12T14:00+03:00,     2026-11-13T01:00+03:00",
        "2026-11-09T20:00+03:00,     2026-11-10T00:59:59+03:00,  2026-11-10T01:00+03:00",
        "2026-11-09T20:00+03:00,     2026-11-10T01:00+03:00,     2026-11-11T01:00+03:00",
        "2026-12-31T20:00+03:00,     2026-12-31T08:00+03:00,     2027-01-01T01:00+03:00",
    })
    void isTheFirstOneOClockAfterTheShiftsEndAndTheMomentItWasSet(
            OffsetDateTime shiftEnd, OffsetDateTime set, OffsetDateTime expected) {
        assertThat(ClosingTime.after(shiftEnd.toInstant(), set.toInstant(), ZoneId.of("Europe/Moscow")))
                .isEqualTo(expected.toInstant());
    }

    @ParameterizedTest(name = "{0}, after {1}: {2}")
    @CsvSource({
        // 01:00 is skipped: the clock goes from 00:59 to 02:00
        "Europe/London, 2026-03-28T22:00:00Z, 2026-03-29T01:00:00Z",
        "Europe/London, 2026-03-29T01:00:00Z, 2026-03-30T00:00:00Z",
        // 01:00 comes twice: the clock goes from 01:59 back to 01:00
        "Europe/London, 2026-10-24T22:00:00Z, 2026-10-25T00:00:00Z",
        "Europe/London, 2026-10-25T00:00:00Z, 2026-10-26T01:00:00Z",
        "Europe/London, 2026-10-25T00:30:00Z, 2026-10-26T01:00:00Z",
        "Europe/London, 2026-10-25T01:30:00Z, 2026-10-26T01:00:00Z",
        // midnight comes twice: the clock goes from 23:59 back to 23:00
        "America/Asuncion, 2024-03-24T02:30:00Z, 2024-03-24T05:00:00Z",
        "America/Asuncion, 2024-03-24T03:30:00Z, 2024-03-24T05:00:00Z",
        // a whole day is skipped
        "Pacific/Apia, 2011-12-30T09:00:00Z, 2011-12-30T11:00:00Z",
        "UTC+10:23, 2026-11-25T14:37:00Z, 2026-11-26T14:37:00Z",
    })
    void goesByTheProductionTimeZoneAlsoWhenItsClocksAreChanged(String zone, Instant moment, Instant expected) {
        assertThat(ClosingTime.after(moment, moment, ZoneId.of(zone))).isEqualTo(expected);
    }
}
