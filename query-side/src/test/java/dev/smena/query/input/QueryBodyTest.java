package dev.smena.query.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.smena.query.QueryProblem;
import dev.smena.query.QueryProblem.InvalidParameter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class QueryBodyTest {

    private static final String ONE = "0711035d-75f5-3db2-b211-349a71fb1b6c";
    private static final String OTHER = "e91eed45-af90-3198-b800-5c7db0a1adf1";

    @Test
    void idsAreReadInTheirOrderWhicheverTheLettersCase() {
        assertThat(read("{\"ids\":[\"" + OTHER + "\",\"" + ONE.toUpperCase(Locale.ROOT) + "\"]}"))
                .containsExactly(UUID.fromString(OTHER), UUID.fromString(ONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "1", "\"ids\"", "true"})
    void whatIsNoObjectIsRefusedAsAWhole(String body) {
        assertThat(faults(body)).containsExactly(new InvalidParameter("", "must be an object"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | is required",
                "{\"ids\":null} | must be an array",
                "{\"ids\":{}} | must be an array",
                "{\"ids\":\"x\"} | must be an array",
                "{\"ids\":[]} | must have 1 to 3 items",
                "{\"ids\":[1,2,3,4]} | must have 1 to 3 items"
            })
    void whatIsNoArrayOfTheRightSizeIsRefused(String body, String detail) {
        assertThat(faults(body)).containsExactly(new InvalidParameter("/ids", detail));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "\"\"", "\"1-1-1-1-1\"", "[]", "\"0711035d75f53db2b211349a71fb1b6c\""})
    void whatIsNoIdIsNamed(String item) {
        assertThat(faults("{\"ids\":[\"" + ONE + "\"," + item + "]}"))
                .containsExactly(new InvalidParameter("/ids/1", "must be a UUID"));
    }

    @Test
    void anIdThatComesAgainIsNamedEachTime() {
        String upper = ONE.toUpperCase(Locale.ROOT);

        assertThat(faults("{\"ids\":[\"" + ONE + "\",\"" + upper + "\",\"" + ONE + "\"]}"))
                .containsExactly(
                        new InvalidParameter("/ids/1", "is the same as item 0"),
                        new InvalidParameter("/ids/2", "is the same as item 0"));
    }

    @Test
    void allFaultsAreNamedAtOnceAndUnknownFieldsLast() {
        assertThat(faults("{\"a/b~\\ud800\":1,\"ids\":[1,2]}"))
                .extracting(InvalidParameter::pointer)
                .containsExactly("/ids/0", "/ids/1", "/a~1b~0?");
    }

    @Test
    void noMoreThanAThousandFaultsAreNamed() {
        String fields =
                IntStream.range(0, 2_000).mapToObj(i -> "\"f" + i + "\":0").collect(Collectors.joining(","));

        assertThat(faults("{" + fields + "}")).hasSize(1_000);
    }

    private static List<UUID> read(String json) {
        var body = new QueryBody(JsonMapper.shared().readTree(json));
        List<UUID> ids = body.ids("ids", 3);
        body.end();
        return ids;
    }

    @SuppressWarnings("unchecked")
    private static List<InvalidParameter> faults(String json) {
        QueryProblem problem = assertThatExceptionOfType(QueryProblem.class)
                .isThrownBy(() -> read(json))
                .actual();
        assertThat(problem.getStatusCode().value()).isEqualTo(422);
        return (List<InvalidParameter>) Objects.requireNonNull(
                Objects.requireNonNull(problem.getBody().getProperties()).get("errors"));
    }
}
