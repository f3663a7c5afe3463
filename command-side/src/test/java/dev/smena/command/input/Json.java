package dev.smena.command.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.smena.command.input.Rule.Violation;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ObjectAssert;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** JSON values for the rules' tests. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static JsonNode json(String text) {
        return MAPPER.readTree(text);
    }

    static JsonNode string(String text) {
        return StringNode.valueOf(text);
    }

    static <T> ObjectAssert<T> assertReads(Rule<T> rule, JsonNode value) {
        try {
            return assertThat(rule.read(value));
        } catch (Violation e) {
            throw new AssertionError(value + " " + e.what(), e);
        }
    }

    /** Holds what the rule says to be wrong with the value. */
    static AbstractStringAssert<?> assertRefuses(Rule<?> rule, JsonNode value) {
        var violation = catchThrowableOfType(Violation.class, () -> rule.read(value));
        assertThat(violation).as("%s is refused", value).isNotNull();
        return assertThat(violation.what());
    }
}
