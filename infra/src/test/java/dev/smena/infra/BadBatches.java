package dev.smena.infra;

import static dev.smena.infra.BadRequest.invalid;
import static dev.smena.infra.BadRequest.patch;
import static dev.smena.infra.BadRequest.post;
import static dev.smena.infra.BadRequest.quoted;
import static dev.smena.infra.BadRequest.refused;
import static dev.smena.infra.BadRequest.tasks;
import static dev.smena.infra.BadRequest.tasksWithout;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Shift tasks, and edits of them, that cannot be. */
final class BadBatches {

    private static final List<String> TEXTS = List.of(
            "task_description",
            "work_center_name",
            "work_center_identifier",
            "shift",
            "team",
            "nomenclature",
            "ekn_code");
    private static final List<String> DATES_AND_TIMES = List.of("batch_date", "shift_start", "shift_end");
    private static final List<String> EDITABLE =
            List.of("task_description", "shift", "team", "nomenclature", "ekn_code", "shift_start", "shift_end");
    private static final List<String> NO_STRINGS = List.of("null", "1", "1.5", "true", "[]", "{}");
    private static final Map<String, String> BAD_TEXTS = Map.of(
            "empty", "\"\"",
            "blank", quoted(" \t\r\n"),
            "non-breaking spaces only", quoted("\u00a0\u2007\u202f"),
            "501 characters", quoted("я".repeat(501)),
            "501 characters outside the basic plane", quoted("😀".repeat(501)),
            "NUL", "\"a\\u0000b\"",
            "the first half of a surrogate pair", "\"\\ud800\"",
            "the second half of a surrogate pair", "\"a\\udc00b\"",
            "surrogates the wrong way round", "\"\\udc00\\ud800\"");
    private static final List<String> BAD_NUMBERS = List.of(
            "0",
            "-1",
            "-0",
            "2147483648",
            "99999999999999999999",
            "-2147483649",
            "1e3",
            "1.0",
            "1.5",
            "1e400",
            "\"1\"",
            "\"\"",
            "true",
            "null",
            "[1]",
            "{}");
    private static final List<String> BAD_DATES = List.of(
            "2026-02-30",
            "2026-13-01",
            "31.12.2026",
            "2026-1-1",
            "20260101",
            "2026-01-01T00:00:00",
            "10000-01-01",
            "+10000-01-01",
            "-2026-01-01",
            "1899-12-31",
            "0000-00-00",
            " 2026-01-01",
            "2026-01-01 ",
            "",
            "сегодня");
    private static final List<String> BAD_TIMES = List.of(
            "2026-02-30T08:00:00",
            "31.12.2026 08:00",
            "2026-11-09",
            "08:00:00",
            "2026-11-09T24:00:00",
            "2026-11-09T08:60:00",
            "2026-11-09T08:00:00+25:00",
            "2026-11-09T08:00:00+0500",
            "2026-11-09T08:00:00[Asia/Yekaterinburg]",
            "2026-11-09TT08:00:00",
            "2026-11-09T08:00:00.1234567890",
            "10000-01-01T08:00:00",
            "1899-12-31T23:59:59",
            "9999-12-31T23:59:59-12:00",
            "+999999999-12-31T23:59:59-18:00",
            "1900-01-01T00:00:00+14:00",
            "1762668000",
            "");

    private BadBatches() {}

    static Stream<BadRequest> all() {
        return Stream.of(shapes(), fields(), texts(), numbersAndDates(), edits())
                .flatMap(table -> table);
    }

    private static Stream<BadRequest> shapes() {
        String one = tasks("shift", "\"1\"");
        String task = one.substring(1, one.length() - 1);
        String thousand = (task + ",").repeat(1_000);
        return Stream.of(
                invalid("an object where an array is due", post("/batches", task), ""),
                invalid("an empty array", post("/batches", "[]"), ""),
                invalid("1,001 tasks", post("/batches", "[" + thousand + task + "]"), ""),
                invalid("text", post("/batches", "\"[]\""), ""),
                invalid("null", post("/batches", "null"), ""),
                invalid("items that are no objects", post("/batches", "[1,null,[]]"), "/0", "/1", "/2"),
                invalid("one bad task of three", post("/batches", "[" + task + ",3," + task + "]"), "/1"),
                refused(
                        409,
                        "batch-already-exists",
                        "the same batch three times",
                        post("/batches", "[" + task + "," + task + "," + task + "]"),
                        "/1",
                        "/2"),
                invalid(
                        "nothing but an unknown field",
                        post("/batches", "[{\"x\":1}]"),
                        Stream.concat(
                                        Stream.concat(
                                                TEXTS.subList(0, 5).stream(),
                                                Stream.of("batch_number", "batch_date", "nomenclature", "ekn_code")),
                                        Stream.of("shift_start", "shift_end", "x"))
                                .map(field -> "/0/" + field)
                                .toArray(String[]::new)));
    }

    private static Stream<BadRequest> fields() {
        return Stream.concat(
                ShiftTasks.one().keySet().stream()
                        .map(field -> invalid("no " + field, post("/batches", tasksWithout(field)), "/0/" + field)),
                Stream.of(
                        unexpected("an unknown field", "colour", "/0/colour"),
                        unexpected("a name that needs escaping in a pointer", "a/b~c", "/0/a~1b~0c"),
                        unexpected("an empty name", "", "/0/"),
                        unexpected("a name with NUL", "\\u0000", "/0/\0"),
                        unexpected("a field that only answers have", "version", "/0/version"),
                        unexpected("a name in the wrong case", "Shift", "/0/Shift"),
                        unexpected("a field in both languages", "Смена", "/0/Смена"),
                        unexpected("a number in both languages", "НомерПартии", "/0/НомерПартии"),
                        unexpected("the state in a wrong type", "is_closed", "/0/is_closed"),
                        unexpected("the Russian state in a wrong type", "СтатусЗакрытия", "/0/СтатусЗакрытия")));
    }

    private static BadRequest unexpected(String why, String field, String pointer) {
        return invalid(why, post("/batches", tasks(field, "\"true\"")), pointer);
    }

    private static Stream<BadRequest> texts() {
        return Stream.of(
                        TEXTS.stream().flatMap(field -> NO_STRINGS.stream().map(json -> task(field, json))),
                        BAD_TEXTS.entrySet().stream()
                                .map(bad -> invalid(
                                        "a text: " + bad.getKey(),
                                        post("/batches", tasks("team", bad.getValue())),
                                        "/0/team")))
                .flatMap(table -> table);
    }

    private static Stream<BadRequest> numbersAndDates() {
        return Stream.of(
                        BAD_NUMBERS.stream().map(json -> task("batch_number", json)),
                        DATES_AND_TIMES.stream()
                                .flatMap(field -> NO_STRINGS.stream().map(json -> task(field, json))),
                        BAD_DATES.stream().map(date -> task("batch_date", quoted(date))),
                        BAD_TIMES.stream().map(time -> task("shift_end", quoted(time))),
                        Stream.of("2026-11-09T08:00:00", "2026-11-09T07:59:59", "2026-11-09T03:00:00Z")
                                .map(end -> task("shift_end", quoted(end))))
                .flatMap(table -> table);
    }

    private static BadRequest task(String field, String json) {
        return invalid("%s is %.40s".formatted(field, json), post("/batches", tasks(field, json)), "/0/" + field);
    }

    private static Stream<BadRequest> edits() {
        return Stream.of(
                        Stream.of(
                                invalid("an array", patch("[]"), ""),
                                invalid("null", patch("null"), ""),
                                invalid("what cannot be edited", patch("{\"batch_number\":1}"), "/batch_number"),
                                invalid("an unknown field", patch("{\"x\":null}"), "/x"),
                                invalid("both languages", patch("{\"shift\":\"1\",\"Смена\":\"1\"}"), "/Смена"),
                                invalid("an end before the start there is", end("2026-11-09T07:00:00"), "/shift_end"),
                                invalid("an end at the start there is", end("2026-11-09T08:00:00"), "/shift_end"),
                                invalid(
                                        "a start after the end there is",
                                        patch("{\"shift_start\":\"2126-11-10T08:00:00\"}"),
                                        "/shift_start")),
                        Stream.of("0", "1", "\"true\"", "null", "[]").map(json -> edit("is_closed", json)),
                        EDITABLE.stream().flatMap(field -> NO_STRINGS.stream().map(json -> edit(field, json))),
                        BAD_TEXTS.values().stream().map(json -> edit("nomenclature", json)))
                .flatMap(table -> table);
    }

    private static RawHttp.Request end(String time) {
        return patch("{\"shift_end\":" + quoted(time) + "}");
    }

    private static BadRequest edit(String field, String json) {
        return invalid("%s is %.40s".formatted(field, json), patch("{\"" + field + "\":" + json + "}"), "/" + field);
    }
}
