package dev.smena.command.input;

import static dev.smena.command.input.Json.assertReads;
import static dev.smena.command.input.Json.assertRefuses;
import static dev.smena.command.input.Json.json;
import static dev.smena.command.input.Json.string;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimeRuleTest {

    private static final String YEKATERINBURG = "Asia/Yekaterinburg";
    private static final Rule<Instant> RULE = Rules.dateTime(ZoneId.of(YEKATERINBURG));

    @ParameterizedTest
    @CsvSource({
        "2026-11-09T08:00:00,           2026-11-09T03:00:00Z",
        "2026-11-09 08:00:00,           2026-11-09T03:00:00Z",
        "2026-11-09T08:00,              2026-11-09T03:00:00Z",
        "2026-11-09T08:00:00.5,         2026-11-09T03:00:00.5Z",
        "2026-11-09T08:00:00.123456,    2026-11-09T03:00:00.123456Z",
        "2026-11-09T02:00:00,           2026-11-08T21:00:00Z",
    })
    void withoutOffsetIsMeantInTheProductionTimeZone(String text, Instant expected) {
        assertReads(RULE, string(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-09T08:00:00Z,          2026-11-09T08:00:00Z",
        "2026-11-09T08:00:00+05:00,     2026-11-09T03:00:00Z",
        "2026-11-09 08:00:00.25-03:30,  2026-11-09T11:30:00.25Z",
        "2026-11-09T08:00+00:00,        2026-11-09T08:00:00Z",
    })
    void withOffsetIsThatInstant(String text, Instant expected) {
        assertReads(RULE, string(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29T01:59:59,           2026-03-29T00:59:59Z",
        "2026-03-29T02:30:00,           2026-03-29T01:30:00Z",
        "2026-03-29T03:30:00,           2026-03-29T01:30:00Z",
        "2026-10-25T02:30:00,           2026-10-25T00:30:00Z",
        "2026-10-25T02:30:00+01:00,     2026-10-25T01:30:00Z",
        "2026-10-25T03:00:00,           2026-10-25T02:00:00Z",
    })
    void aSkippedHourIsMovedOnAndARepeatedOneIsTheFirst(String text, Instant expected) {
        assertReads(Rules.dateTime(ZoneId.of("Europe/Berlin")), string(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-09T08:00:00.123456789, 2026-11-09T03:00:00.123456Z",
        "2026-11-09T08:00:00.999999999, 2026-11-09T03:00:00.999999Z",
    })
    void isKeptToTheMicrosecond(String text, Instant expected) {
        assertReads(RULE, string(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-09",
                "08:00:00",
                "2026-11-0908:00:00",
                "2026-11-09T 08:00:00",
                "2026-11-09  08:00:00",
                "2026-11-09T08:00:00 +05:00",
                "2026-11-09T08:00:00+5",
                "2026-11-09T08:00:00+19:00",
                "2026-11-09T08:00:00[Asia/Yekaterinburg]",
                "2026-11-09T24:00:00",
                "2026-11-09T08:60:00",
                "2026-11-09T08:00:60",
                "2026-11-09T8:00:00",
                "2026-11-09T08:00:00.",
                "2026-11-09T08:00:00,5",
                "2026-11-09T08:00:00.1234567890",
                "2026-02-30T08:00:00",
                "09.11.2026 08:00:00",
                "1794193200",
                "+10000-01-01T00:00:00",
                "+999999999-12-31T23:59:59-18:00",
                "-2026-11-09T08:00:00",
                "２０２６-11-09T08:00:00",
                "2026-11-09T08:00:00Z "
            })
    void isRefusedIfItIsNoIsoDateAndTime(String text) {
        assertRefuses(RULE, string(text)).startsWith("must be a date and time like 2026-01-31T20:00:00 or");
    }

    @ParameterizedTest
    @CsvSource({
        "1900-01-01T00:00:00,       1899-12-31T19:57:27Z",
        "1900-01-02T00:00:00Z,      1900-01-02T00:00:00Z",
        "9999-12-31T23:59:59,       9999-12-31T18:59:59Z",
        "9999-12-31T18:59:59Z,      9999-12-31T18:59:59Z",
    })
    void reachesAsFarAsDatesDo(String text, Instant expected) {
        assertReads(RULE, string(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-01-01T00:00:00",
                "1899-12-31T23:59:59",
                "1900-01-01T00:00:00+14:00",
                "9999-12-31T19:00:00Z",
                "9999-12-31T23:59:59-18:00",
            })
    void isRefusedIfItIsOutOfRangeInTheProductionTimeZone(String text) {
        assertRefuses(RULE, string(text)).isEqualTo("must lie between 1900-01-01 and 9999-12-31");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1794193200", "{}"})
    void isAString(String json) {
        assertRefuses(RULE, json(json)).isEqualTo("must be a string");
    }
}
