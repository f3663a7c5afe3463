package dev.smena.infra;

import static dev.smena.infra.BadRequest.malformed;
import static dev.smena.infra.BadRequest.post;
import static dev.smena.infra.BadRequest.tasks;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.stream.Stream;

/** Bodies that are no JSON, or too much of it. */
final class BadJson {

    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("white space only", " \r\n\t "),
            Map.entry("an array cut off", "[{\"shift\":\"1\"},"),
            Map.entry("an object cut off", "[{"),
            Map.entry("a name cut off", "[{\"shi"),
            Map.entry("a text cut off", "[{\"shift\":\"1"),
            Map.entry("a literal cut off", "[tru"),
            Map.entry("an escape cut off", "[\"\\u00"),
            Map.entry("a trailing comma in an array", "[1,]"),
            Map.entry("a trailing comma in an object", "[{\"shift\":\"1\",}]"),
            Map.entry("a comma missing", "[{\"shift\":\"1\" \"team\":\"1\"}]"),
            Map.entry("a colon missing", "[{\"shift\" \"1\"}]"),
            Map.entry("a second value", "[] []"),
            Map.entry("a bracket too many", "[]]"),
            Map.entry("something after the value", "[]x"),
            Map.entry("the same name twice", "[{\"shift\":\"1\",\"shift\":\"1\"}]"),
            Map.entry("single quotes", "[{'shift':'1'}]"),
            Map.entry("a name without quotes", "[{shift:1}]"),
            Map.entry("NaN", "[NaN]"),
            Map.entry("infinity", "[-Infinity]"),
            Map.entry("a leading zero", "[007]"),
            Map.entry("a plus sign", "[+1]"),
            Map.entry("a hexadecimal number", "[0x1F]"),
            Map.entry("a point without digits", "[1.]"),
            Map.entry("a comment", "[] // none"),
            Map.entry("a comment before", "/* none */ []"),
            Map.entry("a word", "nothing"),
            Map.entry("XML", "<batches/>"),
            Map.entry("a form", "shift=1&team=2"),
            Map.entry("an unknown escape", "[\"\\x41\"]"),
            Map.entry("a line end in a text", "[\"a\nb\"]"),
            Map.entry("a NUL in a text", "[\"a\0b\"]"),
            Map.entry("a NUL", "\0"),
            Map.entry("bytes that are no UTF-8", "[\"\u00ff\u00fe\"]"),
            Map.entry("UTF-8 cut off", "[\"\u00d1\"]"),
            Map.entry("a surrogate in UTF-8", "[\"\u00ed\u00a0\u0080\"]"),
            Map.entry("2,000 arrays in each other", "[".repeat(2_000) + "]".repeat(2_000)),
            Map.entry("2,000 objects in each other", "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000)),
            Map.entry("half a million empty objects", "[" + "{},".repeat(500_000) + "{}]"),
            Map.entry("a name of 60,000 characters", "[{\"" + "a".repeat(60_000) + "\":1}]"),
            Map.entry("half a surrogate pair in a name", tasks("\\ud800", "1")),
            Map.entry("a number of 2,000 digits", tasks("batch_number", "9".repeat(2_000))),
            Map.entry("a fraction of 2,000 digits", tasks("batch_number", "0." + "1".repeat(2_000))));

    private BadJson() {}

    static Stream<BadRequest> all() {
        return Stream.concat(
                BODIES.entrySet().stream()
                        .map(body ->
                                malformed(body.getKey(), post("/batches", "").json(bytes(body.getValue())))),
                Stream.of(
                                "/batches",
                                "/products",
                                "/batches/{batch}/products",
                                "/batches/{batch}/aggregate",
                                "/batches/{batch}/disaggregate")
                        .flatMap(path -> Stream.of(
                                malformed("no body", post(path, "")),
                                malformed("an empty body", post(path, "").with("Content-Length", "0")),
                                malformed("a body cut off", post(path, "{\"unique_codes\":[")))));
    }

    /** Each character below U+0100 is a byte; so is each byte of any other. */
    private static byte[] bytes(String body) {
        return body.chars().allMatch(c -> c < 256) ? body.getBytes(ISO_8859_1) : body.getBytes(UTF_8);
    }
}
