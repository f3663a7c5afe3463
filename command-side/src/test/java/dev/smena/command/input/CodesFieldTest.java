package dev.smena.command.input;

import static dev.smena.command.input.Json.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.smena.command.InvalidField;
import dev.smena.command.ProblemCode;
import dev.smena.command.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodesFieldTest {

    private static final Name CODES = Name.of("unique_codes");

    private final List<InvalidField> faults = new ArrayList<>();

    @Test
    void codesAreReadInTheirOrderWithTheirRepetitions() {
        assertThat(codes("{\"unique_codes\":[\"B\",\"A\\u001d1\\r\\n\",\"B\"]}"))
                .containsExactly("B", "A\u001d1", "B");
        assertThat(faults).isEmpty();
    }

    @Test
    void everyFaultyCodeIsNamedByItsPlace() {
        assertThat(codes("{\"unique_codes\":[\"\",\"A\",7]}")).containsExactly("A");
        assertThat(faults)
                .containsExactly(
                        new InvalidField("/unique_codes/0", "must not be blank"),
                        new InvalidField("/unique_codes/2", "must be a string"));
    }

    @ParameterizedTest
    @CsvSource({
        "{},                            is required",
        "{\"unique_codes\":null},       must be an array",
        "{\"unique_codes\":\"A\"},      must be an array",
        "{\"unique_codes\":{}},         must be an array",
        "{\"unique_codes\":[]},         must not be empty",
    })
    void isAnArrayWithSomethingInIt(String object, String detail) {
        assertThat(codes(object)).isEmpty();
        assertThat(faults).containsExactly(new InvalidField("/unique_codes", detail));
    }

    @Test
    void theMostCodesFit() {
        assertThat(codes("{\"unique_codes\":[\"A\",\"B\",\"C\"]}")).hasSize(3);
    }

    @Test
    void moreAreRefusedWithWhatToDoInstead() {
        var refusal = catchThrowableOfType(Refusal.class, () -> codes("{\"unique_codes\":[\"A\",\"B\",\"C\",\"D\"]}"));

        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(ProblemCode.TOO_MANY_CODES);
        assertThat(refusal)
                .hasMessage("At most 3 codes fit in one request, this one has 4. Send more with aggregate-async.");
    }

    private List<String> codes(String object) {
        return new Fields(json(object), "", faults).codes(CODES, 3, "Send more with aggregate-async.");
    }
}
