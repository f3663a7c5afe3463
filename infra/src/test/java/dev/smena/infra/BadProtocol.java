package dev.smena.infra;

import static dev.smena.infra.BadRequest.get;
import static dev.smena.infra.BadRequest.malformed;
import static dev.smena.infra.BadRequest.patch;
import static dev.smena.infra.BadRequest.post;
import static dev.smena.infra.BadRequest.refused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.smena.infra.RawHttp.Request;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Media types, methods, paths, sizes and bytes on the wire that cannot be. */
final class BadProtocol {

    private static final int TOO_LARGE = (64 << 20) + 1;
    private static final List<String> TYPES = List.of(
            "text/html",
            "application/xml",
            "application/*",
            "application/octet-stream",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "application/json-patch+json",
            "application/json; charset=none",
            "json",
            "");
    private static final List<Request> WRITES = List.of(
            post("/batches", "[]"),
            patch("{}"),
            post("/products", "{}"),
            post("/batches/{batch}/products", "{}"),
            post("/batches/{batch}/aggregate", "{}"),
            post("/batches/{batch}/disaggregate", "{}"),
            post("/webhooks", "{}"),
            post("/webhooks/{webhook}/recover", "{}"));
    private static final List<Request> READS = List.of(
            get("/batches"),
            get("/batches/{batch}"),
            get("/batches/{batch}/products"),
            get("/batches/{batch}/history"),
            get("/work-centers"),
            get("/webhooks/{webhook}"),
            get("/webhooks/{webhook}/deliveries"));

    private BadProtocol() {}

    static Stream<BadRequest> all() {
        return Stream.of(mediaTypes(), methods(), paths(), sizes(), wire()).flatMap(table -> table);
    }

    private static Stream<BadRequest> mediaTypes() {
        return Stream.of(
                        TYPES.stream().map(type -> unsupported(type, patch("{}").with("Content-Type", type))),
                        WRITES.stream()
                                .map(write -> unsupported("text/plain", write.with("Content-Type", "text/plain"))),
                        WRITES.stream().map(write -> unsupported("none", write.without("Content-Type"))),
                        Stream.of(unsupported(
                                "a form, and a broken one",
                                patch("a=%zz").with("Content-Type", "application/x-www-form-urlencoded"))),
                        Stream.concat(READS.stream(), WRITES.stream())
                                .flatMap(any -> Stream.of("text/html", "application/xml")
                                        .map(type -> unacceptable(type, any))),
                        Stream.of("text/*", "image/png, text/plain;q=0.5", "garbage", "/", "application/json;q=x")
                                .map(type -> unacceptable(type, get("/batches"))))
                .flatMap(table -> table);
    }

    private static BadRequest unacceptable(String type, Request request) {
        return refused(406, "not-acceptable", "Accept: " + type, request.with("Accept", type));
    }

    private static BadRequest unsupported(String type, Request request) {
        return refused(415, "unsupported-media-type", "Content-Type: " + type, request);
    }

    private static Stream<BadRequest> methods() {
        return Stream.of(
                        "PUT /batches",
                        "PATCH /batches",
                        "DELETE /batches",
                        "TRACE /batches",
                        "FOO /batches",
                        "get /batches",
                        "PUT /batches/{batch}",
                        "POST /batches/{batch}",
                        "DELETE /batches/{batch}",
                        "PUT /batches/{batch}/products",
                        "DELETE /batches/{batch}/products",
                        "GET /batches/{batch}/aggregate",
                        "PUT /batches/{batch}/aggregate",
                        "GET /batches/{batch}/disaggregate",
                        "POST /batches/{batch}/history",
                        "DELETE /batches/{batch}/history",
                        "GET /products",
                        "PUT /products",
                        "POST /work-centers",
                        "DELETE /work-centers",
                        "DELETE /webhooks",
                        "POST /webhooks/{webhook}",
                        "POST /webhooks/{webhook}/deliveries",
                        "DELETE /webhooks/{webhook}/deliveries/{delivery}",
                        "GET /webhooks/{webhook}/test")
                .map(line -> refused(
                        405,
                        "method-not-allowed",
                        "an unsupported method",
                        Request.of(line.replace(" ", " /api/v1") + " HTTP/1.1")));
    }

    private static Stream<BadRequest> paths() {
        return Stream.of(
                        "GET /",
                        "GET /api",
                        "GET /api/v1",
                        "GET /api/v1/",
                        "GET /api/v1/batches/",
                        "GET /api/v2/batches",
                        "GET /api/v1//batches",
                        "GET /api/v1/Batches",
                        "GET /api/v1/batches.json",
                        "GET /api/v1/batches/{batch}/",
                        "GET /api/v1/batches/{batch}/x",
                        "GET /api/v1/batches/a/b/c",
                        "GET /api/v1/batches/../../..",
                        "GET /api/v1/batches/%2e%2e/%2e%2e",
                        "GET /api/v1/batches/;id=1",
                        "GET /api/v1/webhooks/{webhook}/",
                        "POST /api/v1/webhooks/{webhook}/x",
                        "POST /api/v1/nothing",
                        "POST /api/v1/nothing?x=1",
                        "DELETE /api/v1/nothing",
                        "GET /error",
                        "GET /favicon.ico",
                        "GET /actuator/env",
                        "GET /actuator/shutdown",
                        "POST /actuator/shutdown",
                        "GET /META-INF/MANIFEST.MF",
                        "GET /application.yaml")
                .map(line -> refused(404, "not-found", "an unknown path", Request.of(line + " HTTP/1.1")));
    }

    private static Stream<BadRequest> sizes() {
        byte[] body = new byte[TOO_LARGE];
        Arrays.fill(body, (byte) ' ');
        return Stream.of(
                tooLarge("by its own account", post("/batches", "").json(body)),
                tooLarge("and edits nothing", patch("").json(body)),
                tooLarge("in chunks", chunked(body)),
                tooLarge("in a text", post("/products", "\"" + "a".repeat(TOO_LARGE))));
    }

    private static BadRequest tooLarge(String why, Request request) {
        return refused(413, "payload-too-large", "a body too large " + why, request);
    }

    private static Request chunked(byte[] body) {
        String half = new String(body, 0, body.length / 2 + 1, ISO_8859_1);
        String chunk = Integer.toHexString(half.length()) + "\r\n" + half + "\r\n";
        return post("/batches", "")
                .json((chunk + chunk + "0\r\n\r\n").getBytes(ISO_8859_1))
                .with("Transfer-Encoding", "chunked");
    }

    /** What the server refuses before it is known whom the request is for. */
    private static Stream<BadRequest> wire() {
        return Stream.of(
                malformed("a bracket in the query", get("/batches?x=[")),
                malformed("a brace in the path", get("/batches/{}")),
                malformed("a NUL in the query", get("/batches?x=\0")),
                malformed("a NUL in the path", get("/batches/\0")),
                malformed("a space in the path", get("/ba tches")),
                malformed("letters without percent-encoding", get("/batches?shift=день")),
                malformed("a quote in the query", get("/batches?shift=\"")),
                malformed("a backslash in the path", get("/batches\\x")),
                malformed("a path above the root", Request.of("GET /../../etc/passwd HTTP/1.1")),
                malformed("a target that is no path", Request.of("GET api/v1/batches HTTP/1.1")),
                malformed("a first line that is none", Request.of("GET")),
                malformed("a method that is none", Request.of("G@T /api/v1/batches HTTP/1.1")),
                malformed("no host", get("/batches").without("Host")),
                malformed("a host that is none", get("/batches").with("Host", "a b")),
                malformed("a header that is none", get("/batches").with("A B", "c")),
                malformed("a header too large", get("/batches").with("X-Large", "a".repeat(20_000))),
                malformed("a first line too long", get("/batches?shift=" + "a".repeat(20_000))),
                malformed("a length that is none", post("/batches", "[]").with("Content-Length", "many")),
                malformed("a negative length", post("/batches", "[]").with("Content-Length", "-2")),
                malformed("chunks that are none", post("/batches", "no chunk").with("Transfer-Encoding", "chunked")),
                refused(
                        501,
                        "malformed-request",
                        "an unknown coding",
                        post("/batches", "[]").with("Transfer-Encoding", "bogus")),
                refused(501, "malformed-request", "a proxy's method", Request.of("CONNECT localhost:80 HTTP/1.1")),
                refused(505, "malformed-request", "an unknown protocol", Request.of("GET /api/v1/batches HTTP/3.1")));
    }
}
