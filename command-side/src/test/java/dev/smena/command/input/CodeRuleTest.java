package dev.smena.command.input;

import static dev.smena.command.input.Json.assertReads;
import static dev.smena.command.input.Json.assertRefuses;
import static dev.smena.command.input.Json.json;
import static dev.smena.command.input.Json.string;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeRuleTest {

    private static final String FACTORY = "\ud83c\udfed";
    private static final String GS1 = "010460703951001021<&;\"'%+\u001d91EE05\u001d92dGVzdA==";

    @ParameterizedTest
    @ValueSource(strings = {"x", GS1, "=cmd", "-1", "@a", " a ", "a\u001d", "Код", "a\u00a0", FACTORY, "_x001D_"})
    void isKeptAsItIs(String code) {
        assertReads(Rules.CODE, string(code)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n", "\n\r", "\r\n\r\n"})
    void losesTheLineEndOfAScanner(String lineEnd) {
        assertReads(Rules.CODE, string(GS1 + lineEnd)).isEqualTo(GS1);
    }

    @Test
    void keepsAGroupSeparatorBeforeTheLineEnd() {
        assertReads(Rules.CODE, string("a\u001d\r\n")).isEqualTo("a\u001d");
    }

    @Test
    void isAtMost255CodePointsLongWithoutTheLineEnd() {
        assertReads(Rules.CODE, string("x".repeat(255) + "\r\n")).isEqualTo("x".repeat(255));
        assertReads(Rules.CODE, string(FACTORY.repeat(255))).isEqualTo(FACTORY.repeat(255));
        assertRefuses(Rules.CODE, string("x".repeat(256))).isEqualTo("must have at most 255 characters");
        assertRefuses(Rules.CODE, string(FACTORY.repeat(256))).isEqualTo("must have at most 255 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n", "\n", "\u001d", "\u00a0\u2003"})
    void isNotBlank(String code) {
        assertRefuses(Rules.CODE, string(code)).isEqualTo("must not be blank");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\0", "\0", "a\r\nb", "\na", "a\tb", "a\u001cb", "a\u001eb", "\u007f", "a\u0085b", "a\n\0"})
    void hasNoControlCharacterButTheGroupSeparator(String code) {
        assertRefuses(Rules.CODE, string(code))
                .isEqualTo("must not contain control characters other than the group separator U+001D");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud83c\"", "\"\\udfeda\"", "\"a\\ud83c\\r\\n\""})
    void hasNoHalfOfASurrogatePair(String json) {
        assertRefuses(Rules.CODE, json(json)).isEqualTo("must not contain half of a surrogate pair");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "true", "[\"x\"]", "{}"})
    void isAString(String json) {
        assertRefuses(Rules.CODE, json(json)).isEqualTo("must be a string");
    }
}
