package dev.smena.command.input;

import static dev.smena.command.input.Json.assertReads;
import static dev.smena.command.input.Json.assertRefuses;
import static dev.smena.command.input.Json.json;
import static dev.smena.command.input.Json.string;

import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdRuleTest {

    @ParameterizedTest
    @ValueSource(strings = {"433a5b53-d0ff-316d-9cd0-22a35ca06365", "433A5B53-D0FF-316D-9CD0-22A35CA06365"})
    void isReadInEitherCase(String id) {
        assertReads(Rules.ID, string(id)).isEqualTo(UUID.fromString("433a5b53-d0ff-316d-9cd0-22a35ca06365"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "433a5b53d0ff316d9cd022a35ca06365",
                "433a5b53-d0ff-316d-9cd0-22a35ca0636",
                "433a5b53-d0ff-316d-9cd0-22a35ca063655",
                "433a5b53-d0ff-316d-9cd0-22a35ca0636g",
                " 433a5b53-d0ff-316d-9cd0-22a35ca06365",
                "433a5b53-d0ff-316d-9cd0-22a35ca06365\n"
            })
    void hasTheFormOfAUuid(String text) {
        assertRefuses(Rules.ID, string(text)).isEqualTo("must be a UUID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "{}"})
    void isAString(String json) {
        assertRefuses(Rules.ID, json(json)).isEqualTo("must be a string");
    }
}
