package dev.smena.infra;

import static dev.smena.infra.BadRequest.get;
import static dev.smena.infra.BadRequest.invalid;
import static dev.smena.infra.BadRequest.malformed;
import static dev.smena.infra.BadRequest.patch;
import static dev.smena.infra.BadRequest.post;
import static dev.smena.infra.BadRequest.refused;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Parameters, ids and preconditions that cannot be. */
final class BadQueries {

    private static final List<String> LISTS = List.of(
            "/batches",
            "/batches/{batch}/products",
            "/batches/{batch}/history",
            "/work-centers",
            "/webhooks",
            "/webhooks/{webhook}/deliveries");
    private static final List<String> NO_BATCHES = List.of(
            "00000000-0000-4000-8000-000000000000",
            "99999999999999999999",
            "0",
            "-1",
            "null",
            "0711035d75f53db2b211349a71fb1b6c",
            "0711035d-75f5-3db2-b211-349a71fb1b6c0",
            "g711035d-75f5-3db2-b211-349a71fb1b6c",
            "1-1-1-1-1",
            "%20",
            "%D1%8F",
            "%C2%A0",
            "...",
            "'%20or%201=1--",
            "a".repeat(5_000));

    private BadQueries() {}

    static Stream<BadRequest> all() {
        return Stream.of(paging(), filters(), encodings(), ids(), preconditions(), positions(), BadMoments.all())
                .flatMap(table -> table);
    }

    private static Stream<BadRequest> paging() {
        return LISTS.stream()
                .flatMap(list -> Stream.concat(
                        Stream.of(
                                        "limit=0",
                                        "limit=101",
                                        "limit=-1",
                                        "limit=2147483648",
                                        "offset=-1",
                                        "offset=2147483648",
                                        "offset=99999999999999999999",
                                        "page=1",
                                        "Limit=5")
                                .map(query -> invalid(query, get(list + "?" + query), pointer(query))),
                        Stream.of(
                                        "limit=abc",
                                        "limit=",
                                        "limit",
                                        "limit=1.0",
                                        "limit=1e1",
                                        "limit=0x1",
                                        "limit=%20",
                                        "limit=5&limit=5",
                                        "offset=abc",
                                        "offset=1&offset=2")
                                .map(query -> malformed(query, get(list + "?" + query), pointer(query)))));
    }

    private static Stream<BadRequest> filters() {
        return Stream.of(
                        Stream.of(
                                        "batch_number=0",
                                        "batch_number=-5",
                                        "batch_number=2147483648",
                                        "shift=",
                                        "shift=%20",
                                        "shift=%00",
                                        "team=a%00b",
                                        "work_center_identifier=%00",
                                        "team=" + "a".repeat(501),
                                        "name=1",
                                        "shift[]=1",
                                        "%00=1",
                                        "work-center-id=1")
                                .map(query -> query.replace("[", "%5B").replace("]", "%5D"))
                                .map(query -> invalid(query, get("/batches?" + query), pointer(query))),
                        Stream.of(
                                        "is_closed=maybe",
                                        "is_closed=True",
                                        "is_closed=1",
                                        "is_closed=",
                                        "is_closed=true&is_closed=true",
                                        "batch_number=abc",
                                        "batch_number=1.0",
                                        "batch_number=1e3",
                                        "batch_number=" + "9".repeat(2_000),
                                        "batch_date=2026-13-01",
                                        "batch_date=2026-02-30",
                                        "batch_date=31.12.2026",
                                        "batch_date=10000-01-01",
                                        "batch_date=",
                                        "date_from=2026-1-1",
                                        "date_to=now",
                                        "date_to=2026-01-01T00:00:00",
                                        "work_center_id=1",
                                        "work_center_id=1-1-1-1-1",
                                        "work_center_id=0711035d75f53db2b211349a71fb1b6c",
                                        "shift=1&shift=2")
                                .map(query -> malformed(query, get("/batches?" + query), pointer(query))),
                        Stream.of(
                                malformed("a flag", get("/batches/{batch}/products?is_aggregated=2"), "/is_aggregated"),
                                invalid("a filter of others", get("/batches/{batch}/products?shift=1"), "/shift"),
                                invalid(
                                        "a filter of others",
                                        get("/batches/{batch}/history?is_closed=true"),
                                        "/is_closed"),
                                invalid("a filter of others", get("/work-centers?shift=1"), "/shift"),
                                invalid("an unknown parameter", get("/batches/{batch}?x=1"), "/x"),
                                invalid("a name to be escaped", get("/batches?a%2Fb~c=1"), "/a~1b~0c"),
                                malformed(
                                        "two faults of two kinds",
                                        get("/batches?limit=0&is_closed=x"),
                                        "/is_closed",
                                        "/limit"),
                                invalid("two faults of one kind", get("/batches?limit=0&x=1"), "/limit", "/x")))
                .flatMap(table -> table);
    }

    private static String pointer(String query) {
        return "/"
                + query.split("[=&]", 2)[0]
                        .replace("%5B", "[")
                        .replace("%5D", "]")
                        .replace("%00", "\0");
    }

    /** Query strings that are none. */
    private static Stream<BadRequest> encodings() {
        String parameters = IntStream.range(0, 1_001).mapToObj(i -> "a=" + i).collect(Collectors.joining("&"));
        return Stream.of(
                        "shift=%zz",
                        "shift=%",
                        "shift=%1",
                        "%zz=1",
                        "shift=%ff",
                        "shift=%ed%a0%80",
                        "shift=%c0%80",
                        "=1",
                        parameters)
                .map(query -> malformed("broken encoding of %.20s".formatted(query), get("/batches?" + query)));
    }

    private static Stream<BadRequest> ids() {
        return Stream.concat(
                Stream.of(
                                NO_BATCHES.stream()
                                        .flatMap(id -> Stream.of(
                                                get("/batches/" + id),
                                                post("/batches/" + id + "/aggregate", body("aggregate")))),
                                Stream.of("/products", "/history")
                                        .map(part -> get("/batches/" + NO_BATCHES.getFirst() + part)),
                                Stream.of("products", "disaggregate")
                                        .map(action ->
                                                post("/batches/" + NO_BATCHES.getFirst() + "/" + action, body(action))))
                        .flatMap(requests -> requests)
                        .map(request -> refused(404, "batch-not-found", "an id that is none", request)),
                Stream.of("%2F", "..%2f..", "%00", "%zz", "%5C", "a%2Fb")
                        .map(id -> malformed("a path that is none", get("/batches/" + id))));
    }

    private static Stream<BadRequest> preconditions() {
        return Stream.of(
                        List.of(
                                        "garbage",
                                        "\"0",
                                        "0",
                                        "'0'",
                                        "\"0\", garbage",
                                        "\"0\" \"1\"",
                                        "*, \"0\"",
                                        "w/\"0\"",
                                        "")
                                .stream()
                                .map(tag -> malformed(
                                        "If-Match: " + tag, patch("{}").with("If-Match", tag))),
                        List.of("W/{current}", "\"99\"", "\"\"", "\"-1\"", "\"abc\"", "\"98\", \"99\", W/{current}")
                                .stream()
                                .map(tag -> refused(
                                        412,
                                        "version-mismatch",
                                        "If-Match: " + tag,
                                        patch("{}").with("If-Match", tag))),
                        Stream.of("products", "aggregate", "disaggregate")
                                .map(action -> post("/batches/{batch}/" + action, body(action)))
                                .flatMap(request -> Stream.of(
                                        malformed("If-Match is garbage", request.with("If-Match", "garbage")),
                                        refused(
                                                412,
                                                "version-mismatch",
                                                "If-Match is stale",
                                                request.with("If-Match", "\"99\"")))))
                .flatMap(table -> table);
    }

    private static String body(String action) {
        return action.equals("disaggregate")
                ? "{\"unique_codes\":[\"{code}\"],\"reason\":\"r\"}"
                : "{\"unique_codes\":[\"{code}\"]}";
    }

    private static Stream<BadRequest> positions() {
        return Stream.concat(
                Stream.of("abc", "-1", "+1", "1.0", "0x1", "1 2", "", "9".repeat(50))
                        .map(position -> malformed(
                                "Smena-Min-Position: " + position,
                                get("/batches/{batch}").with("Smena-Min-Position", position))),
                Stream.of(refused(
                        503,
                        "read-model-behind",
                        "a position that is far ahead",
                        get("/batches").with("Smena-Min-Position", "9223372036854775808"))));
    }
}
