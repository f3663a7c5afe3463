package dev.smena.query.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.smena.query.QueryProblem;
import dev.smena.query.QueryProblem.InvalidParameter;
import dev.smena.query.input.QueryParameters.Interval;
import dev.smena.query.input.QueryParameters.Range;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Parameters as a request brings them, decoded. */
class QueryParametersTest {

    private static final UUID AN_ID = UUID.fromString("8d3f6f0a-1c2b-3d4e-8f90-a1b2c3d4e5f6");

    private static final ZoneId URALS = ZoneId.of("Asia/Yekaterinburg");

    private final MultiValueMap<String, String> given = new LinkedMultiValueMap<>();

    @Test
    void absentOnesReadAsNullAndAListBeginsAtItsStartWithTwenty() {
        var parameters = readAll();

        assertThat(parameters.bool("flag")).isNull();
        assertThat(parameters.integer("number", 1, 10)).isNull();
        assertThat(parameters.date("day")).isNull();
        assertThat(parameters.id("id")).isNull();
        assertThat(parameters.text("text")).isNull();
        assertThat(parameters.time("time", URALS)).isNull();
        assertThat(parameters.range()).isEqualTo(new Range(0, 20));
        parameters.end();
    }

    @Test
    void wellFormedOnesAreRead() {
        given.add("flag", "false");
        given.add("number", "+10");
        given.add("day", "2028-02-29");
        given.add("id", "8D3F6F0A-1c2b-3d4e-8f90-a1b2c3d4e5f6");
        given.add("text", " «Ёж» \u001d ");
        given.add("offset", "2147483647");
        given.add("limit", "100");
        var parameters = readAll();

        assertThat(parameters.bool("flag")).isFalse();
        assertThat(parameters.integer("number", 1, 10)).isEqualTo(10);
        assertThat(parameters.date("day")).isEqualTo(LocalDate.of(2028, 2, 29));
        assertThat(parameters.id("id")).isEqualTo(AN_ID);
        assertThat(parameters.text("text")).isEqualTo(" «Ёж» \u001d ");
        assertThat(parameters.range()).isEqualTo(new Range(Integer.MAX_VALUE, 100));
        parameters.end();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flag=maybe",
                "flag=",
                "flag=TRUE",
                "flag=1",
                "flag= true",
                "number=abc",
                "number=",
                "number=1.0",
                "number=1e1",
                "number= 1",
                "number=0x1",
                "number=--1",
                "number=١",
                "number=\0",
                "day=31.12.2026",
                "day=2026-02-29",
                "day=2026-13-01",
                "day=2026-1-1",
                "day=2026-01-01T00:00:00",
                "day=",
                "day=+2026-01-01",
                "day=2026-01-01\0",
                "time=",
                "time=now",
                "time=2026-11-09",
                "time=2026-11-09T10",
                "time=2026-02-29T10:00",
                "time=2026-11-09T24:01",
                "time=2026-11-09T10:00:00+05",
                "time=2026-11-09T10:00:00+19:00",
                "time=2026-11-09T10:00:00[Asia/Yekaterinburg]",
                "time=1762650000000",
                "id=1",
                "id=1-1-1-1-1",
                "id=8d3f6f0a1c2b3d4e8f90a1b2c3d4e5f6",
                "id=",
                "id=8d3f6f0a-1c2b-3d4e-8f90-a1b2c3d4e5f6 "
            })
    void unreadableOnesAreABadRequestThatNamesThem(String parameter) {
        add(parameter);

        assertRefused(400, "malformed-request")
                .singleElement(type(InvalidParameter.class))
                .satisfies(error -> {
                    assertThat(error.pointer()).isEqualTo("/" + nameIn(parameter));
                    assertThat(error.detail()).startsWith("must be ");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "number=0",
                "number=11",
                "number=-1",
                "number=2147483648",
                "number=-2147483648",
                "number=-2147483649",
                "number=4294967297",
                "number=99999999999999999999999999999999",
                "limit=0",
                "limit=101",
                "limit=-20",
                "offset=-1",
                "offset=2147483648",
                "offset=18446744073709551616",
                "time=1899-12-31T23:59:59",
                "time=1900-01-01T00:00:00+06:00",
                "time=9999-12-31T23:59:59Z",
                "text=",
                "text= ",
                "text=\u2003",
                "text=a\0b"
            })
    void readableOnesThatAreOutOfRangeAreInvalid(String parameter) {
        add(parameter);

        assertRefused(422, "validation-failed")
                .singleElement(type(InvalidParameter.class))
                .satisfies(error -> {
                    assertThat(error.pointer()).isEqualTo("/" + nameIn(parameter));
                    assertThat(error.detail()).startsWith("must ");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-09T10:00:00.123456",
                "2026-11-09 10:00:00.123456",
                "2026-11-09T10:00:00.123456789",
                "2026-11-09T05:00:00.123456Z",
                "2026-11-09T08:00:00.123456+03:00",
                "2026-11-09T08:00:00.123456 03:00",
                "2026-11-08T20:30:00.123456-08:30"
            })
    void aTimeMayBeWrittenInManyWays(String text) {
        given.add("time", text);

        assertThat(readAll().time("time", URALS)).isEqualTo("2026-11-09T05:00:00.123456Z");
    }

    @Test
    void aTimeMayDoWithoutSeconds() {
        given.add("time", "2026-11-09T10:00");

        assertThat(readAll().time("time", URALS)).isEqualTo("2026-11-09T05:00:00Z");
    }

    @Test
    void parametersThatExcludeEachOtherAreInvalidTogether() {
        given.add("flag", "true");
        var one = readAll();
        one.notBoth("flag", "number");
        one.end();

        given.add("number", "1");
        var both = readAll();
        both.notBoth("flag", "number");
        assertThat(catchThrowableOfType(QueryProblem.class, both::end).getBody().getProperties())
                .containsEntry("errors", List.of(new InvalidParameter("/number", "cannot be combined with flag")));
    }

    @Test
    void anIntervalNeedsBothItsEndsInTheirOrder() {
        assertThat(faultsOfInterval()).containsExactly("/from is required", "/to is required");
        given.add("from", "3");
        assertThat(faultsOfInterval()).containsExactly("/to is required");
        given.add("to", "2");
        assertThat(faultsOfInterval()).containsExactly("/to must not be less than from");
        given.set("to", "-1");
        assertThat(faultsOfInterval()).containsExactly("/to must be from 0 to 2147483647");

        given.set("to", "3");
        var parameters = new QueryParameters(given);
        assertThat(parameters.interval("from", "to")).isEqualTo(new Interval(3, 3));
        parameters.end();
    }

    private List<String> faultsOfInterval() {
        var parameters = new QueryParameters(given);
        parameters.interval("from", "to");
        return assertThat(catchThrowableOfType(QueryProblem.class, parameters::end)
                        .getBody()
                        .getProperties())
                .extractingByKey("errors", list(InvalidParameter.class))
                .actual()
                .stream()
                .map(error -> error.pointer() + " " + error.detail())
                .toList();
    }

    @Test
    void aNumberOfThousandsOfDigitsIsRefusedWithoutBeingComputed() {
        given.add("number", "9".repeat(10_000));

        assertRefused(400, "malformed-request").hasSize(1);
    }

    @Test
    void aTextMayHaveFiveHundredCharactersOfAnyPlaneAndNoMore() {
        given.add("text", "🏭".repeat(500));
        readAll().end();

        given.set("text", "🏭".repeat(500) + "x");
        assertRefused(422, "validation-failed").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Limit", "page", "is_closed", "", "\0"})
    void unknownOnesAreInvalid(String name) {
        given.add(name, "1");

        assertRefused(422, "validation-failed").containsExactly(new InvalidParameter("/" + name, "is unknown"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"flag=true", "number=1", "day=2026-01-01", "text=a", "limit=5"})
    void oneGivenTwiceIsABadRequestEvenWithTheSameValue(String parameter) {
        add(parameter);
        add(parameter);

        assertRefused(400, "malformed-request")
                .containsExactly(new InvalidParameter("/" + nameIn(parameter), "is given 2 times"));
    }

    @Test
    void allFaultsAreToldAtOnceAndTheWorstDecidesTheStatus() {
        given.add("limit", "0");
        given.add("nonsense", "1");
        assertRefused(422, "validation-failed").extracting("pointer").containsExactlyInAnyOrder("/limit", "/nonsense");

        given.add("flag", "maybe");
        assertRefused(400, "malformed-request")
                .extracting("pointer")
                .containsExactlyInAnyOrder("/limit", "/nonsense", "/flag");
    }

    private void add(String parameter) {
        given.add(nameIn(parameter), parameter.substring(parameter.indexOf('=') + 1));
    }

    private static String nameIn(String parameter) {
        return parameter.substring(0, parameter.indexOf('='));
    }

    private QueryParameters readAll() {
        var parameters = new QueryParameters(given);
        parameters.bool("flag");
        parameters.integer("number", 1, 10);
        parameters.date("day");
        parameters.id("id");
        parameters.text("text");
        parameters.time("time", URALS);
        parameters.range();
        return parameters;
    }

    private ListAssert<InvalidParameter> assertRefused(int status, String code) {
        var problem = catchThrowableOfType(QueryProblem.class, readAll()::end);
        assertThat(problem.getStatusCode().value()).isEqualTo(status);
        assertThat(problem.getBody().getProperties()).containsEntry("code", code);
        return assertThat(problem.getBody().getProperties()).extractingByKey("errors", list(InvalidParameter.class));
    }
}
