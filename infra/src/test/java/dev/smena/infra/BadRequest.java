package dev.smena.infra;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.smena.infra.RawHttp.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A request that must be refused, and how.
 *
 * @param why what is wrong with it
 * @param request may say {batch}, {webhook} and the like for what the test knows by these names
 * @param pointers of all its errors, in their order
 */
record BadRequest(String why, Request request, int status, String code, List<String> pointers) {

    private static final int LARGE = 100_000;

    /** Readable, but against the rules. */
    static BadRequest invalid(String why, Request request, String... pointers) {
        return new BadRequest(why, request, 422, "validation-failed", List.of(pointers));
    }

    /** Not readable at all. */
    static BadRequest malformed(String why, Request request, String... pointers) {
        return new BadRequest(why, request, 400, "malformed-request", List.of(pointers));
    }

    static BadRequest refused(int status, String code, String why, Request request, String... pointers) {
        return new BadRequest(why, request, status, code, List.of(pointers));
    }

    static Request get(String target) {
        return Request.of("GET /api/v1" + target + " HTTP/1.1");
    }

    static Request post(String path, String json) {
        return Request.of("POST /api/v1" + path + " HTTP/1.1").json(json.getBytes(UTF_8));
    }

    static Request patch(String json) {
        return Request.of("PATCH /api/v1/batches/{batch} HTTP/1.1").json(json.getBytes(UTF_8));
    }

    /** A valid shift task in an array, with this field set to this piece of JSON. */
    static String tasks(String field, String json) {
        Map<String, String> task = task();
        task.put(field, json);
        return "[" + object(task) + "]";
    }

    static String tasksWithout(String field) {
        Map<String, String> task = task();
        task.remove(field);
        return "[" + object(task) + "]";
    }

    static String quoted(String text) {
        return Http.JSON.writeValueAsString(text);
    }

    private static Map<String, String> task() {
        var task = new LinkedHashMap<String, String>();
        ShiftTasks.one().forEach((field, value) -> task.put(field, Http.JSON.writeValueAsString(value)));
        return task;
    }

    /** Names go in as they are, too, so that they can be broken. */
    private static String object(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** The request with names in braces replaced by what they stand for, in its first line, its headers and its body. */
    Request about(Map<String, String> known) {
        var headers = new LinkedHashMap<String, String>();
        request.headers().forEach((name, value) -> headers.put(name, replaced(value, known)));
        byte[] body = request.body().length > LARGE
                ? request.body()
                : replaced(new String(request.body(), ISO_8859_1), known).getBytes(ISO_8859_1);
        return new Request(replaced(request.line(), known), headers, body);
    }

    private static String replaced(String text, Map<String, String> known) {
        String result = text;
        for (var each : known.entrySet()) {
            result = result.replace("{" + each.getKey() + "}", each.getValue());
        }
        return result;
    }

    @Override
    public String toString() {
        return "%s: %.70s".formatted(why, request.line());
    }
}
