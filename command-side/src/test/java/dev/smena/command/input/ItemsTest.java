package dev.smena.command.input;

import static dev.smena.command.input.Json.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.smena.command.InvalidField;
import dev.smena.command.ProblemCode;
import dev.smena.command.Refusal;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ItemsTest {

    private static final Name TEAM = Name.of("team");

    @Test
    void objectsAreReadInTheirOrder() {
        assertThat(Items.read(json("[{\"team\":\"b\"},{\"team\":\"a\"}]"), ItemsTest::team))
                .containsExactly("b", "a");
    }

    @Test
    void allFaultsOfAllObjectsAreNamedAtOnce() {
        assertRefused(
                () -> Items.read(json("[{\"team\":1},{\"team\":\"a\"},{\"x\":2},7]"), ItemsTest::team),
                new InvalidField("/0/team", "must be a string"),
                new InvalidField("/2/team", "is required"),
                new InvalidField("/2/x", "is unknown"),
                new InvalidField("/3", "must be an object"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "\"x\"", "7"})
    void theWholeIsAnArray(String body) {
        assertRefused(() -> Items.read(json(body), ItemsTest::team), new InvalidField("", "must be an array"));
    }

    @Test
    void thereIsAtLeastOne() {
        assertRefused(() -> Items.read(json("[]"), ItemsTest::team), new InvalidField("", "must have 1 to 1000 items"));
    }

    @Test
    void thereAreAtMostAThousand() {
        assertThat(Items.read(teams(1_000), ItemsTest::team)).hasSize(1_000);
        assertRefused(
                () -> Items.read(teams(1_001), ItemsTest::team), new InvalidField("", "must have 1 to 1000 items"));
    }

    @Test
    void oneObjectIsReadAsTheWhole() {
        assertThat(Items.readOne(json("{\"team\":\"a\"}"), ItemsTest::team)).isEqualTo("a");
    }

    @Test
    void faultsOfOneObjectPointFromTheRoot() {
        assertRefused(
                () -> Items.readOne(json("{\"x\":1}"), ItemsTest::team),
                new InvalidField("/team", "is required"),
                new InvalidField("/x", "is unknown"));
        assertRefused(() -> Items.readOne(json("[]"), ItemsTest::team), new InvalidField("", "must be an object"));
    }

    private static @Nullable String team(Fields fields) {
        return fields.required(TEAM, Rules.TEXT);
    }

    private static JsonNode teams(int count) {
        return json(Collections.nCopies(count, "{\"team\":\"a\"}").toString());
    }

    private static void assertRefused(ThrowingCallable reading, InvalidField... errors) {
        var refusal = catchThrowableOfType(Refusal.class, reading);

        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(ProblemCode.VALIDATION_FAILED);
        assertThat(refusal.getBody().getProperties()).containsEntry("errors", List.of(errors));
    }
}
