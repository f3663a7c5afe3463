package dev.smena.infra;

import static dev.smena.infra.BadRequest.get;
import static dev.smena.infra.BadRequest.invalid;
import static dev.smena.infra.BadRequest.malformed;
import static dev.smena.infra.BadRequest.post;
import static dev.smena.infra.BadRequest.refused;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.smena.infra.RawHttp.Request;
import java.util.stream.Stream;

/** Webhooks and deliveries that there are not, and what cannot be asked of those there are. */
final class BadDeliveries {

    private BadDeliveries() {}

    static Stream<BadRequest> all() {
        return Stream.of(recoveries(), unknown(), lists(), parameters()).flatMap(table -> table);
    }

    private static Stream<BadRequest> recoveries() {
        return Stream.concat(
                Stream.of(
                        malformed("no body", post("/webhooks/{webhook}/recover", "")),
                        invalid("an array", post("/webhooks/{webhook}/recover", "[]"), ""),
                        invalid("nothing in it", post("/webhooks/{webhook}/recover", "{}"), "/since"),
                        invalid("an unknown field", since("\"2026-01-01T00:00:00Z\",\"until\":1"), "/until"),
                        invalid("a webhook that is not active", recover("{inactive}")),
                        invalid("a webhook that is not active", redeliver("{inactive}", "{delivery}"))),
                Stream.of("null", "0", "true", "[]", "\"\"", "\"вчера\"", "\"2026-01-01\"", "\"2026-02-30T00:00:00Z\"")
                        .map(json -> invalid("since is " + json, since(json), "/since")));
    }

    private static Stream<BadRequest> parameters() {
        return Stream.of(
                invalid("a parameter", post("/webhooks/{webhook}/test?times=2", ""), "/times"),
                invalid(
                        "two parameters",
                        post("/webhooks/{webhook}/deliveries/{delivery}/redeliver?at=now&at=1&b", ""),
                        "/at",
                        "/b"),
                invalid("a parameter among none", post("/webhooks/{webhook}/test?&&=2&times&=", ""), "/times"),
                invalid(
                        "a parameter",
                        Request.of("DELETE /api/v1/webhooks/{webhook}?soon%2F~/=1 HTTP/1.1"),
                        "/soon%2F~0~1"));
    }

    private static Stream<BadRequest> unknown() {
        return Stream.concat(
                Stream.of(
                                "00000000-0000-4000-8000-000000000000",
                                "{delivery}",
                                "0",
                                "none",
                                "%20",
                                "%D1%8F",
                                "1-1-1-1-1")
                        .flatMap(id -> Stream.of(
                                        get("/webhooks/" + id),
                                        get("/webhooks/" + id + "/deliveries"),
                                        get("/webhooks/" + id + "/deliveries/{delivery}"),
                                        Request.of("PATCH /api/v1/webhooks/" + id + " HTTP/1.1")
                                                .json("{}".getBytes(UTF_8)),
                                        Request.of("DELETE /api/v1/webhooks/" + id + " HTTP/1.1"),
                                        post("/webhooks/" + id + "/test", ""),
                                        redeliver(id, "{delivery}"),
                                        recover(id))
                                .map(request -> refused(404, "webhook-not-found", "no webhook " + id, request))),
                Stream.of("00000000-0000-4000-8000-000000000000", "{webhook}", "0", "none", "%20", "%D1%8F")
                        .flatMap(id -> Stream.of(
                                        get("/webhooks/{webhook}/deliveries/" + id),
                                        get("/webhooks/{inactive}/deliveries/{delivery}"),
                                        redeliver("{webhook}", id))
                                .map(request -> refused(404, "delivery-not-found", "no delivery " + id, request))));
    }

    private static Stream<BadRequest> lists() {
        String list = "/webhooks/{webhook}/deliveries?";
        return Stream.of(
                malformed("an unknown status", get(list + "status=nope"), "/status"),
                malformed("a status in the wrong case", get(list + "status=PENDING"), "/status"),
                malformed("an empty status", get(list + "status="), "/status"),
                malformed("two of them", get(list + "status=failed&status=success"), "/status"),
                malformed("an unknown event", get(list + "event_type=nope"), "/event_type"),
                malformed("all of it", get(list + "event_type=&status=&x=1"), "/status", "/event_type", "/x"),
                invalid("a filter of batches", get(list + "is_closed=true"), "/is_closed"),
                invalid("a filter of deliveries", get("/webhooks?status=failed"), "/status"),
                invalid("a parameter", get("/webhooks/{webhook}?x=1"), "/x"),
                invalid("a parameter", get("/webhooks/{webhook}/deliveries/{delivery}?x=1"), "/x"),
                malformed("a position", get("/webhooks").with("Smena-Min-Position", "x")),
                refused(
                        503,
                        "read-model-behind",
                        "a position that is far ahead",
                        get("/webhooks/{webhook}").with("Smena-Min-Position", "9223372036854775807")));
    }

    private static Request since(String json) {
        return post("/webhooks/{webhook}/recover", "{\"since\":" + json + "}");
    }

    private static Request recover(String webhook) {
        return post("/webhooks/" + webhook + "/recover", "{\"since\":\"2026-01-01T00:00:00Z\"}");
    }

    private static Request redeliver(String webhook, String delivery) {
        return post("/webhooks/" + webhook + "/deliveries/" + delivery + "/redeliver", "");
    }
}
