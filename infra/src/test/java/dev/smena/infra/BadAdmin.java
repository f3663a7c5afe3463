package dev.smena.infra;

import static dev.smena.infra.BadRequest.get;
import static dev.smena.infra.BadRequest.invalid;
import static dev.smena.infra.BadRequest.malformed;
import static dev.smena.infra.BadRequest.post;
import static dev.smena.infra.BadRequest.refused;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.smena.infra.RawHttp.Request;
import java.util.stream.Stream;

/** What administrators ask that cannot be, and what is said to writes that take no body. */
final class BadAdmin {

    private static final String CHECK = "/admin/integrity/check";

    private BadAdmin() {}

    static Stream<BadRequest> all() {
        return Stream.of(unknown(), methods(), parameters(), bodies()).flatMap(table -> table);
    }

    private static Stream<BadRequest> unknown() {
        return Stream.concat(
                Stream.of("none", "Batch", "all", "0", "%20", "%D1%8F")
                        .map(name -> refused(404, "not-found", "no projection " + name, post(rebuild(name), ""))),
                Stream.of("00000000-0000-4000-8000-000000000000", "{batch}", "0", "none", "%20", "%D1%8F")
                        .flatMap(id -> Stream.of(post(retry(id), ""), discard(id))
                                .map(request -> refused(404, "not-found", "no dead letter " + id, request))));
    }

    private static Stream<BadRequest> methods() {
        return Stream.of(get(rebuild("batch")), get(CHECK), get(retry("{batch}")), post("/admin/projections", "{}"))
                .map(request -> refused(405, "method-not-allowed", "of the wrong method", request));
    }

    private static Stream<BadRequest> parameters() {
        return Stream.of(
                invalid("a parameter", get("/admin/projections?name=batches"), "/name"),
                invalid("a parameter", get("/admin/dead-letters?group=batches"), "/group"),
                invalid("a limit too large", get("/admin/dead-letters?limit=101"), "/limit"),
                invalid("a parameter", post(rebuild("batch") + "?force=true", ""), "/force"),
                invalid("a parameter", post(CHECK + "?batch={batch}", ""), "/batch"));
    }

    private static Stream<BadRequest> bodies() {
        return Stream.of(
                        post(rebuild("batch"), ""),
                        post(CHECK, ""),
                        post(retry("{batch}"), ""),
                        discard("{batch}"),
                        post("/webhooks/{webhook}/test", ""),
                        post("/webhooks/{webhook}/deliveries/{delivery}/redeliver", ""),
                        Request.of("DELETE /api/v1/webhooks/{webhook} HTTP/1.1"))
                .flatMap(request -> Stream.of(
                        invalid("a field", saying(request, "{\"batch\":\"{batch}\"}"), "/batch"),
                        invalid("two of them", saying(request, "{\"a/b\":1,\"c~\":{}}"), "/a~1b", "/c~0"),
                        invalid("an array", saying(request, "[]"), ""),
                        invalid("null", saying(request, "null"), ""),
                        invalid(
                                "under another type",
                                saying(request, "{\"x\":1}").with("Content-Type", "text/plain"),
                                "/x"),
                        malformed("cut off", saying(request, "{\"x\":")),
                        malformed("two objects", saying(request, "{}{}")),
                        malformed("a field twice", saying(request, "{\"x\":1,\"x\":1}")),
                        malformed("no JSON", saying(request, "batch=1"))));
    }

    private static Request saying(Request request, String json) {
        return request.json(json.getBytes(UTF_8));
    }

    private static String rebuild(String projection) {
        return "/admin/projections/" + projection + "/rebuild";
    }

    private static String retry(String letter) {
        return "/admin/dead-letters/" + letter + "/retry";
    }

    private static Request discard(String letter) {
        return Request.of("DELETE /api/v1/admin/dead-letters/" + letter + " HTTP/1.1");
    }
}
