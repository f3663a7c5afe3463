package dev.smena.command.input;

import static dev.smena.command.input.Json.assertReads;
import static dev.smena.command.input.Json.assertRefuses;
import static dev.smena.command.input.Json.json;
import static dev.smena.command.input.Json.string;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateRuleTest {

    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01", "2024-02-29", "2026-11-09", "9999-12-31"})
    void isAnIsoDate(String date) {
        assertReads(Rules.DATE, string(date)).isEqualTo(LocalDate.parse(date));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "09.11.2026",
                "2026-11-9",
                "26-11-09",
                "20261109",
                "2026-02-29",
                "2026-11-31",
                "2026-13-01",
                "2026-00-10",
                "2026-11-09T00:00:00",
                " 2026-11-09",
                "2026-11-09\n",
                "２０２６-11-09"
            })
    void isADayOfTheCalendar(String text) {
        assertRefuses(Rules.DATE, string(text)).isEqualTo("must be a date like 2026-01-31");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1899-12-31", "0001-01-01", "-2026-11-09", "+10000-01-01", "+999999999-12-31"})
    void liesInTheContractsRange(String date) {
        assertRefuses(Rules.DATE, string(date)).isEqualTo("must lie between 1900-01-01 and 9999-12-31");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "20261109", "[]"})
    void isAString(String json) {
        assertRefuses(Rules.DATE, json(json)).isEqualTo("must be a string");
    }
}
