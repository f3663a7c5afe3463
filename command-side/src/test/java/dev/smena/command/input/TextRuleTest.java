package dev.smena.command.input;

import static dev.smena.command.input.Json.assertReads;
import static dev.smena.command.input.Json.assertRefuses;
import static dev.smena.command.input.Json.json;
import static dev.smena.command.input.Json.string;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextRuleTest {

    private static final String FACTORY = "\ud83c\udfed";

    @ParameterizedTest
    @ValueSource(strings = {"x", " Линия «Саше-3» ", "<b>&amp;\"';%00\\", "two\r\nlines and a\ttab", "=1+1", FACTORY})
    void isKeptAsItIs(String text) {
        assertReads(Rules.TEXT, string(text)).isEqualTo(text);
    }

    @Test
    void isAtMost500CodePointsLong() {
        assertReads(Rules.TEXT, string("ж".repeat(500))).isEqualTo("ж".repeat(500));
        assertReads(Rules.TEXT, string(FACTORY.repeat(500))).isEqualTo(FACTORY.repeat(500));
        assertRefuses(Rules.TEXT, string("ж".repeat(501))).isEqualTo("must have at most 500 characters");
        assertRefuses(Rules.TEXT, string(FACTORY.repeat(501))).isEqualTo("must have at most 500 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\r\n", "\u00a0", "\u2003\u3000", "\u202f "})
    void isNotBlank(String text) {
        assertRefuses(Rules.TEXT, string(text)).isEqualTo("must not be blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\0", "\0a", "a\0b"})
    void hasNoNul(String text) {
        assertRefuses(Rules.TEXT, string(text)).isEqualTo("must not contain NUL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud83c\"", "\"\\udfed\"", "\"a\\ud83cb\"", "\"\\udfed\\ud83c\""})
    void hasNoHalfOfASurrogatePair(String json) {
        assertRefuses(Rules.TEXT, json(json)).isEqualTo("must not contain half of a surrogate pair");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "1.5", "true", "[]", "[\"x\"]", "{}"})
    void isAString(String json) {
        assertRefuses(Rules.TEXT, json(json)).isEqualTo("must be a string");
    }
}
