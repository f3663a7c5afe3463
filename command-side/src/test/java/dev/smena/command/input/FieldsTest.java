package dev.smena.command.input;

import static dev.smena.command.input.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.command.InvalidField;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

    private static final Name TEAM = Name.of("team", "Бригада");

    private final List<InvalidField> faults = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"{'team':'x'}", "{'Бригада':'x'}"})
    void aFieldIsReadUnderEitherOfItsNames(String object) {
        var fields = fields("/0", object);

        assertThat(fields.required(TEAM, Rules.TEXT)).isEqualTo("x");
        fields.end();
        assertThat(fields.faulty()).isFalse();
        assertThat(faults).isEmpty();
    }

    @Test
    void aFieldGivenUnderBothNamesIsAFaultOfTheSecond() {
        var fields = fields("/0", "{'Бригада':'x','team':'x'}");

        assertThat(fields.required(TEAM, Rules.TEXT)).isEqualTo("x");
        fields.end();
        assertThat(faults).containsExactly(new InvalidField("/0/Бригада", "is given twice, also as team"));
    }

    @Test
    void aMissingFieldIsReportedUnderItsEnglishName() {
        assertThat(fields("/3", "{}").required(TEAM, Rules.TEXT)).isNull();
        assertThat(faults).containsExactly(new InvalidField("/3/team", "is required"));
    }

    @Test
    void aMissingOptionalFieldIsNoFault() {
        var fields = fields("", "{}");

        assertThat(fields.optional(TEAM, Rules.TEXT)).isNull();
        assertThat(fields.faulty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "['x']"})
    void aValueOfTheWrongTypeIsReportedUnderTheNameItWasGivenBy(String value) {
        var fields = fields("/0", "{'Бригада':" + value + "}");

        assertThat(fields.required(TEAM, Rules.TEXT)).isNull();
        assertThat(fields.faulty()).isTrue();
        assertThat(faults).containsExactly(new InvalidField("/0/Бригада", "must be a string"));
    }

    @Test
    void aNullIsNoMissingOptionalField() {
        assertThat(fields("", "{'team':null}").optional(TEAM, Rules.TEXT)).isNull();
        assertThat(faults).containsExactly(new InvalidField("/team", "must be a string"));
    }

    @Test
    void everyUnknownFieldIsNamedByAnEscapedPointer() {
        var fields = fields("/0", "{'team':'x','a/b~c':1,'':2,'~1':3,'\\ud83c':4,'Team':5}");

        fields.required(TEAM, Rules.TEXT);
        fields.end();
        assertThat(faults)
                .extracting(InvalidField::pointer)
                .containsExactly("/0/a~1b~0c", "/0/", "/0/~01", "/0/?", "/0/Team");
        assertThat(faults).extracting(InvalidField::detail).containsOnly("is unknown");
    }

    @Test
    void whatIsNoObjectHasNoMissingFieldsButIsOneFault() {
        var fields = fields("/2", "['team']");

        assertThat(fields.required(TEAM, Rules.TEXT)).isNull();
        fields.end();
        assertThat(faults).containsExactly(new InvalidField("/2", "must be an object"));
    }

    @Test
    void onlyItsOwnFaultsMakeAnObjectFaulty() {
        fields("/0", "{}").required(TEAM, Rules.TEXT);

        assertThat(fields("/1", "{'team':'x'}").faulty()).isFalse();
        assertThat(faults).hasSize(1);
    }

    @Test
    void aFaultOfTheWholeIsLaidToTheFieldAsItWasNamed() {
        fields("/0", "{'Бригада':'x'}").fault(TEAM, "is on leave");
        fields("/1", "{}").fault(TEAM, "is on leave");

        assertThat(faults)
                .containsExactly(
                        new InvalidField("/0/Бригада", "is on leave"), new InvalidField("/1/team", "is on leave"));
    }

    /** @param object with apostrophes in place of quotes */
    private Fields fields(String pointer, String object) {
        return new Fields(json(object.replace('\'', '"')), pointer, faults);
    }
}
