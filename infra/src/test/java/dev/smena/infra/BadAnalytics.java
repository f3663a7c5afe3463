package dev.smena.infra;

import static dev.smena.infra.BadRequest.get;
import static dev.smena.infra.BadRequest.invalid;
import static dev.smena.infra.BadRequest.malformed;
import static dev.smena.infra.BadRequest.post;
import static dev.smena.infra.BadRequest.refused;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Questions about production that cannot be. */
final class BadAnalytics {

    private static final String COMPARE = "/analytics/compare-batches";
    private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";

    private BadAnalytics() {}

    static Stream<BadRequest> all() {
        return Stream.of(shapes(), ids(), statistics(), positions()).flatMap(table -> table);
    }

    private static Stream<BadRequest> shapes() {
        return Stream.of(
                malformed("no body", post(COMPARE, "")),
                malformed("a body cut off", post(COMPARE, "{\"batch_ids\":[")),
                malformed("a field twice", post(COMPARE, "{\"batch_ids\":[],\"batch_ids\":[]}")),
                invalid("an array", post(COMPARE, "[\"{batch}\"]"), ""),
                invalid("null", post(COMPARE, "null"), ""),
                invalid("text", post(COMPARE, "\"{batch}\""), ""),
                invalid("nothing in it", post(COMPARE, "{}"), "/batch_ids"),
                invalid("an unknown field", post(COMPARE, "{\"batch_ids\":[\"{batch}\"],\"x\":1}"), "/x"),
                malformed("half a surrogate pair in a name", compare("[\"{batch}\"],\"\\ud800\":1")),
                invalid("all of it", compare("[1],\"a/b\":1,\"c~\":2"), "/batch_ids/0", "/a~1b", "/c~0"),
                refused(415, "unsupported-media-type", "text", compare("[]").with("Content-Type", "text/plain")),
                refused(
                        406,
                        "not-acceptable",
                        "for XML",
                        compare("[\"{batch}\"]").with("Accept", "text/xml")),
                refused(405, "method-not-allowed", "a GET", get(COMPARE)),
                refused(405, "method-not-allowed", "a POST", post("/analytics/dashboard", "{}")));
    }

    private static Stream<BadRequest> ids() {
        return Stream.of(
                        Stream.of("null", "1", "true", "\"{batch}\"", "{}", "[]")
                                .map(ids -> invalid("batch_ids is " + ids, compare(ids), "/batch_ids")),
                        Stream.of(
                                        "null",
                                        "1",
                                        "{}",
                                        "[]",
                                        "\"\"",
                                        "\" \"",
                                        "\"1-1-1-1-1\"",
                                        "\"{batch}x\"",
                                        "\"\\u0000\"")
                                .map(id -> invalid("an id is " + id, compare("[" + id + "]"), "/batch_ids/0")),
                        Stream.of(
                                invalid("51 ids", compare(many(51)), "/batch_ids"),
                                invalid(
                                        "the same twice",
                                        compare("[\"{batch}\",\"{closed}\",\"{batch}\"]"),
                                        "/batch_ids/2"),
                                refused(
                                        404,
                                        "batch-not-found",
                                        "one unknown",
                                        compare("[\"{batch}\",\"" + UNKNOWN + "\"]")),
                                refused(404, "batch-not-found", "50 unknown", compare(many(50))),
                                refused(404, "batch-not-found", "a webhook's id", compare("[\"{webhook}\"]"))))
                .flatMap(table -> table);
    }

    private static Stream<BadRequest> statistics() {
        return Stream.concat(
                List.of("/batches/", "/analytics/batches/").stream()
                        .flatMap(path -> Stream.of(
                                refused(404, "batch-not-found", "unknown", get(path + UNKNOWN + "/statistics")),
                                refused(404, "batch-not-found", "no UUID", get(path + "1-1-1-1-1/statistics")),
                                refused(404, "batch-not-found", "not ASCII", get(path + "%D1%8F/statistics")),
                                invalid("a parameter", get(path + "{batch}/statistics?version=1"), "/version"),
                                malformed("a broken one", get(path + "{batch}/statistics?a=%zz")),
                                malformed("a slash", get(path + "a%2Fb/statistics")))),
                Stream.of(
                        invalid("a parameter", get("/analytics/dashboard?shift=1"), "/shift"),
                        refused(404, "not-found", "no such page", get("/analytics")),
                        refused(404, "not-found", "no such page", get("/analytics/batches/{batch}"))));
    }

    private static Stream<BadRequest> positions() {
        return Stream.of(
                        get("/analytics/dashboard"),
                        get("/analytics/batches/{batch}/statistics"),
                        get("/batches/{batch}/statistics"),
                        compare("[\"{batch}\"]"))
                .flatMap(request -> Stream.of(
                        malformed("a position that is none", request.with("Smena-Min-Position", "abc")),
                        refused(
                                503,
                                "read-model-behind",
                                "a position not reached",
                                request.with("Smena-Min-Position", "9223372036854775807"))));
    }

    private static RawHttp.Request compare(String ids) {
        return post(COMPARE, "{\"batch_ids\":" + ids + "}");
    }

    private static String many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"" + new UUID(0x4000, 0x8000_0000_0000_0000L + i) + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
