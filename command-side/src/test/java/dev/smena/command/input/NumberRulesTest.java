package dev.smena.command.input;

import static dev.smena.command.input.Json.assertReads;
import static dev.smena.command.input.Json.assertRefuses;
import static dev.smena.command.input.Json.json;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberRulesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 22222, Integer.MAX_VALUE})
    void aPositiveIntIsReadExactly(int number) {
        assertReads(Rules.POSITIVE_INT, json(Integer.toString(number))).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "-1", "-2147483648", "2147483648", "4294967297", "18446744073709551617"})
    void aPositiveIntHasItsRange(String json) {
        assertRefuses(Rules.POSITIVE_INT, json(json)).isEqualTo("must be from 1 to 2147483647");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1e3", "0.5", "\"1\"", "true", "null", "[1]", "{}"})
    void aPositiveIntIsAJsonInteger(String json) {
        assertRefuses(Rules.POSITIVE_INT, json(json)).isEqualTo("must be an integer");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBoolIsRead(boolean value) {
        assertReads(Rules.BOOL, json(Boolean.toString(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "0", "1", "\"true\"", "\"\"", "[]", "{}"})
    void aBoolIsTrueOrFalse(String json) {
        assertRefuses(Rules.BOOL, json(json)).isEqualTo("must be true or false");
    }
}
