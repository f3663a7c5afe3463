package dev.smena.infra;

import static dev.smena.infra.BadRequest.invalid;
import static dev.smena.infra.BadRequest.malformed;
import static dev.smena.infra.BadRequest.post;
import static dev.smena.infra.BadRequest.quoted;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.smena.infra.RawHttp.Request;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Subscriptions and edits of them that cannot be. */
final class BadWebhooks {

    private static final List<String> NO_STRINGS = List.of("null", "1", "true", "[]", "{}");
    private static final List<String> FIELDS =
            List.of("url", "events", "secret_key", "retry_count", "timeout", "is_active");
    private static final List<String> NO_URLS = List.of(
            "",
            " ",
            "/hook",
            "receiver.invalid/hook",
            "//receiver.invalid/hook",
            "https://",
            "https:///hook",
            "https:receiver.invalid",
            "ftp://receiver.invalid/hook",
            "javascript:alert(1)",
            "https://user:word@receiver.invalid/",
            "https://user@receiver.invalid/",
            "https://receiver.invalid/#part",
            "https://receiver.invalid/a b",
            " https://receiver.invalid/",
            "https://receiver.invalid/\n",
            "https://receiver.invalid:65536/",
            "https://receiver.invalid/" + "a".repeat(1_976),
            "https://receiver.invalid/\0");
    private static final List<String> NOT_PUBLIC = List.of(
            "http://localhost:8080/actuator",
            "http://127.0.0.1/",
            "http://2130706433/",
            "http://0.0.0.0/",
            "http://10.1.2.3/",
            "http://172.16.0.1/",
            "http://192.168.1.1:9000/",
            "http://100.64.0.1/",
            "http://169.254.169.254/latest/meta-data",
            "http://[::1]/",
            "http://[::ffff:127.0.0.1]/",
            "http://[64:ff9b::7f00:1]/",
            "http://[fe80::1]/",
            "http://[fd00::1]/");
    private static final Map<String, String> BAD_SECRETS = Map.of(
            "empty", "\"\"",
            "blank", "\" \\t\"",
            "501 characters", quoted("я".repeat(501)),
            "NUL", "\"a\\u0000\"",
            "half a surrogate pair", "\"\\ud800\"",
            "whsec_ and nothing", "\"whsec_\"",
            "whsec_ and no base64", "\"whsec_***=\"",
            "whsec_ and base64 without its padding", "\"whsec_YWI\"",
            "whsec_ and base64 for URLs", "\"whsec_-_-_\"");

    private BadWebhooks() {}

    static Stream<BadRequest> all() {
        return Stream.of(shapes(), values(), edits()).flatMap(table -> table);
    }

    private static Stream<BadRequest> shapes() {
        return Stream.of(
                malformed("no body", post("/webhooks", "")),
                malformed("a body cut off", post("/webhooks", "{\"url\":")),
                malformed("a field twice", post("/webhooks", "{\"timeout\":1,\"timeout\":1}")),
                invalid("an array", post("/webhooks", "[]"), ""),
                invalid("null", post("/webhooks", "null"), ""),
                invalid("text", post("/webhooks", "\"https://receiver.invalid/\""), ""),
                invalid("nothing in it", post("/webhooks", "{}"), "/url", "/events"),
                invalid("an unknown field", post("/webhooks", with("colour", "1")), "/colour"),
                invalid("a field that only answers have", post("/webhooks", with("id", "1")), "/id"),
                invalid("a field of edits", post("/webhooks", with("is_active", "true")), "/is_active"),
                invalid("a name in the wrong case", post("/webhooks", with("Url", "\"x\"")), "/Url"),
                invalid(
                        "all of it",
                        post(
                                "/webhooks",
                                "{\"x\":0,\"timeout\":0,\"retry_count\":-1,\"secret_key\":\"\",\"events\":[\"\"],\"url\":\"\"}"),
                        "/url",
                        "/events/0",
                        "/secret_key",
                        "/retry_count",
                        "/timeout",
                        "/x"));
    }

    /** Faulty values of each field with the pointers they give, for new subscriptions and for edits alike. */
    private static Map<String, Map<String, List<String>>> faults() {
        var faults = new TreeMap<String, Map<String, List<String>>>();
        faults.put("url", at("/url", NO_STRINGS, quotedAll(NO_URLS), quotedAll(NOT_PUBLIC), List.of("\"\\udc00\"")));
        faults.put("secret_key", at("/secret_key", NO_STRINGS, BAD_SECRETS.values()));
        faults.put("retry_count", at("/retry_count", noIntegers(), List.of("11", "-1", "2147483648")));
        faults.put("timeout", at("/timeout", noIntegers(), List.of("0", "61", "-1", "99999999999999999999")));
        var events = at(
                "/events",
                List.of("null", "1", "\"batch_created\"", "{}", "[]"),
                List.of("[\"batch_created\",\"batch_closed\",\"batch_created\"]"),
                List.of("[" + "\"batch_created\",".repeat(6) + "\"batch_closed\"]"));
        events.putAll(at("/events/0", List.of("[\"test\"]", "[\"batch_exploded\"]", "[\"BATCH_CREATED\"]", "[[]]")));
        events.put("[\"batch_created\",1,null]", List.of("/events/1", "/events/2"));
        faults.put("events", events);
        return faults;
    }

    private static Stream<BadRequest> values() {
        return faults().entrySet().stream()
                .flatMap(field -> field.getValue().entrySet().stream().flatMap(value -> {
                    String why = "%s is %.60s".formatted(field.getKey(), value.getKey());
                    String[] pointers = value.getValue().toArray(String[]::new);
                    String edit = "{\"" + field.getKey() + "\":" + value.getKey() + "}";
                    return Stream.of(
                            invalid(why, post("/webhooks", with(field.getKey(), value.getKey())), pointers),
                            invalid(why, edit(edit), pointers));
                }));
    }

    private static Stream<BadRequest> edits() {
        String nulls =
                FIELDS.stream().map(field -> "\"" + field + "\":null").collect(Collectors.joining(",", "{", "}"));
        return Stream.concat(
                Stream.of(
                        malformed("no body", edit("")),
                        invalid("an array", edit("[]"), ""),
                        invalid("null", edit("null"), ""),
                        invalid("what cannot be edited", edit("{\"created_at\":1}"), "/created_at"),
                        invalid(
                                "nulls",
                                edit(nulls),
                                "/url",
                                "/events",
                                "/is_active",
                                "/retry_count",
                                "/timeout",
                                "/secret_key")),
                Stream.of("0", "1", "\"true\"", "null", "[]")
                        .map(json ->
                                invalid("is_active is " + json, edit("{\"is_active\":" + json + "}"), "/is_active")));
    }

    private static List<String> noIntegers() {
        return List.of("null", "1.5", "3.0", "1e1", "\"3\"", "true", "[]", "{}");
    }

    private static List<String> quotedAll(List<String> texts) {
        return texts.stream().map(BadRequest::quoted).toList();
    }

    @SafeVarargs
    private static Map<String, List<String>> at(String pointer, Iterable<String>... values) {
        var faults = new TreeMap<String, List<String>>();
        for (Iterable<String> some : values) {
            some.forEach(value -> faults.put(value, List.of(pointer)));
        }
        return faults;
    }

    /** A valid subscription with this field set to this piece of JSON. */
    private static String with(String field, String json) {
        var fields = new TreeMap<>(Map.of("url", "\"https://receiver.invalid/\"", "events", "[\"batch_created\"]"));
        fields.put(field, json);
        return fields.entrySet().stream()
                .map(one -> "\"" + one.getKey() + "\":" + one.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Request edit(String json) {
        return Request.of("PATCH /api/v1/webhooks/{webhook} HTTP/1.1").json(json.getBytes(UTF_8));
    }
}
