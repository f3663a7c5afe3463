package dev.smena.infra;

import static dev.smena.infra.BadRequest.invalid;
import static dev.smena.infra.BadRequest.post;
import static dev.smena.infra.BadRequest.quoted;
import static dev.smena.infra.BadRequest.refused;
import static java.util.stream.Collectors.joining;

import dev.smena.infra.RawHttp.Request;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Products and lists of codes that cannot be. */
final class BadProducts {

    private static final String PRODUCT = "{\"unique_code\":\"a\",\"batch_id\":\"{batch}\"%s}";
    private static final String BY_NUMBER = "{\"unique_code\":\"a\",\"НомерПартии\":%s,\"ДатаПартии\":%s}";
    private static final String NOWHERE = "00000000-0000-4000-8000-000000000000";
    private static final List<String> NO_STRINGS = List.of("null", "1", "true", "[]", "{}");
    private static final Map<String, String> BAD_CODES = Map.of(
            "empty", "\"\"",
            "a line end only", quoted("\r\n"),
            "blank", quoted(" \u00a0"),
            "256 characters", quoted("a".repeat(256)),
            "NUL", "\"a\\u0000\"",
            "a tab", quoted("a\tb"),
            "a line end inside", quoted("a\r\nb"),
            "DEL", quoted("a\u007f"),
            "a C1 control character", quoted("a\u0085"),
            "half a surrogate pair", "\"\\ud800\"");

    private BadProducts() {}

    static Stream<BadRequest> all() {
        return Stream.of(single(), many(), lists(), aggregation(), disaggregation(), conflicts())
                .flatMap(table -> table);
    }

    private static Stream<BadRequest> single() {
        return Stream.of(
                        Stream.of(
                                invalid("text", post("/products", "\"a\""), ""),
                                invalid("null", post("/products", "null"), ""),
                                invalid("nothing in it", post("/products", "{}"), "/unique_code", "/batch_id"),
                                product("an unknown field", PRODUCT.formatted(",\"x\":1"), "/x"),
                                product(
                                        "a code in both languages",
                                        PRODUCT.formatted(",\"УникальныйКодПродукта\":\"a\""),
                                        "/УникальныйКодПродукта"),
                                product(
                                        "a batch by id and by number",
                                        PRODUCT.formatted(",\"batch_number\":1,\"batch_date\":\"2026-01-01\""),
                                        "/batch_id"),
                                product(
                                        "a number without a date",
                                        "{\"unique_code\":\"a\",\"НомерПартии\":1}",
                                        "/batch_date"),
                                product(
                                        "a date without a number",
                                        "{\"unique_code\":\"a\",\"batch_date\":\"2026-01-01\"}",
                                        "/batch_number"),
                                product("number 0", BY_NUMBER.formatted("0", "\"2026-01-01\""), "/НомерПартии"),
                                product(
                                        "a number in quotes",
                                        BY_NUMBER.formatted("\"1\"", "\"2026-01-01\""),
                                        "/НомерПартии"),
                                product(
                                        "a date that is none",
                                        BY_NUMBER.formatted("1", "\"2026-02-30\""),
                                        "/ДатаПартии")),
                        Stream.of(
                                        "1",
                                        "null",
                                        "\"\"",
                                        "\"abc\"",
                                        "\"0711035d75f53db2b211349a71fb1b6c\"",
                                        "\"1-1-1-1-1\"")
                                .map(id -> product(
                                        "batch_id is " + id,
                                        "{\"unique_code\":\"a\",\"batch_id\":" + id + "}",
                                        "/batch_id")),
                        Stream.concat(NO_STRINGS.stream(), BAD_CODES.values().stream())
                                .map(code -> product(
                                        "unique_code is %.40s".formatted(code),
                                        "{\"unique_code\":" + code + ",\"batch_id\":\"{batch}\"}",
                                        "/unique_code")))
                .flatMap(table -> table);
    }

    private static BadRequest product(String why, String json, String... pointers) {
        return invalid(why, post("/products", json), pointers);
    }

    private static Stream<BadRequest> many() {
        String one = PRODUCT.formatted("");
        return Stream.of(
                product("no products", "[]", ""),
                product("1,001 products", "[" + (one + ",").repeat(1_000) + one + "]", ""),
                product("products that are none", "[1,\"a\",null]", "/0", "/1", "/2"),
                product("the second product", "[" + one + ",{\"unique_code\":\"b\"}]", "/1/batch_id"),
                product(
                        "two bad ones of three",
                        "[{\"unique_code\":\"\",\"batch_id\":\"{batch}\"}," + one + "," + PRODUCT.formatted(",\"y\":[]")
                                + "]",
                        "/0/unique_code",
                        "/2/y"));
    }

    /** What each of the three requests that take {@code unique_codes} refuses. */
    private static Stream<BadRequest> lists() {
        return Stream.of("products", "aggregate", "disaggregate")
                .flatMap(action -> Stream.of(
                                Stream.of(
                                        invalid("an array", to(action, "[]"), ""),
                                        invalid("null", to(action, "null"), ""),
                                        invalid("an unknown field", to(action, codes(action, "[\"a\"],\"x\":1")), "/x"),
                                        list("no codes", action, "[]", "/unique_codes"),
                                        list("codes that are none", action, "[1,null,{}]", code(0), code(1), code(2))),
                                Stream.of("null", "1", "\"a\"", "{}")
                                        .map(json -> list("unique_codes is " + json, action, json, "/unique_codes")),
                                BAD_CODES.entrySet().stream()
                                        .map(bad ->
                                                list(bad.getKey(), action, "[\"a\"," + bad.getValue() + "]", code(1))))
                        .flatMap(table -> table));
    }

    private static Stream<BadRequest> aggregation() {
        return Stream.concat(
                Stream.of(
                        invalid("neither one code nor many", to("aggregate", "{}"), "/unique_codes"),
                        invalid(
                                "one code and many",
                                to("aggregate", "{\"unique_code\":\"a\",\"unique_codes\":[\"a\"]}"),
                                "/unique_codes"),
                        tooMany("aggregate", 101),
                        tooMany("disaggregate", 101),
                        tooMany("products", 1_001)),
                Stream.concat(NO_STRINGS.stream(), BAD_CODES.values().stream())
                        .map(json -> invalid(
                                "unique_code is %.40s".formatted(json),
                                to("aggregate", "{\"unique_code\":" + json + "}"),
                                "/unique_code")));
    }

    private static Stream<BadRequest> disaggregation() {
        return Stream.of(
                invalid("no reason", to("disaggregate", "{\"unique_codes\":[\"a\"]}"), "/reason"),
                invalid("nothing", to("disaggregate", "{}"), "/unique_codes", "/reason"),
                reason("null", "null"),
                reason("a number", "1"),
                reason("blank", "\" \""),
                reason("with NUL", "\"a\\u0000\""),
                reason("too long", quoted("a".repeat(501))));
    }

    private static BadRequest reason(String why, String json) {
        String body = "{\"unique_codes\":[\"a\"],\"reason\":" + json + "}";
        return invalid("a reason: " + why, to("disaggregate", body), "/reason");
    }

    /** Valid, but the state of things is against it. */
    private static Stream<BadRequest> conflicts() {
        String unknown = PRODUCT.formatted("").replace("{batch}", NOWHERE);
        return Stream.of(
                refused(404, "batch-not-found", "a product of no batch", post("/products", unknown)),
                refused(
                        409,
                        "product-already-exists",
                        "a code there is",
                        post("/products", "{\"unique_code\":\"{code}\",\"batch_id\":\"{batch}\"}")),
                refused(
                        409,
                        "batch-closed",
                        "a product of a closed batch",
                        post("/products", "{\"unique_code\":\"new\",\"batch_id\":\"{closed}\"}")),
                refused(409, "batch-closed", "codes of a closed batch", closed("products")),
                refused(409, "batch-closed", "aggregation of a closed batch", closed("aggregate")),
                refused(409, "batch-closed", "disaggregation of a closed batch", closed("disaggregate")));
    }

    private static Request closed(String action) {
        return post("/batches/{closed}/" + action, codes(action, "[\"a\"]"));
    }

    private static BadRequest tooMany(String action, int count) {
        String codes = IntStream.range(0, count).mapToObj(i -> quoted("c" + i)).collect(joining(",", "[", "]"));
        return refused(400, "too-many-codes", count + " codes", to(action, codes(action, codes)));
    }

    private static BadRequest list(String why, String action, String codes, String... pointers) {
        return invalid("codes: " + why, to(action, codes(action, codes)), pointers);
    }

    private static Request to(String action, String body) {
        return post("/batches/{batch}/" + action, body);
    }

    private static String codes(String action, String codes) {
        String reason = action.equals("disaggregate") ? ",\"reason\":\"r\"" : "";
        return "{\"unique_codes\":" + codes + reason + "}";
    }

    private static String code(int index) {
        return "/unique_codes/" + index;
    }
}
