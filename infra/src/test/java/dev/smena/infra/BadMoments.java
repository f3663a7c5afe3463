package dev.smena.infra;

import static dev.smena.infra.BadRequest.get;
import static dev.smena.infra.BadRequest.invalid;
import static dev.smena.infra.BadRequest.malformed;
import static dev.smena.infra.BadRequest.refused;

import java.util.List;
import java.util.stream.Stream;

/** Versions and times at which no batch can have been. */
final class BadMoments {

    private static final String NO_BATCH = "/batches/00000000-0000-4000-8000-000000000000";
    private static final List<String> OF_ANY_TIME = List.of("/batches/{batch}", "/batches/{batch}/products");

    private BadMoments() {}

    static Stream<BadRequest> all() {
        return Stream.of(moments(), differences(), missing()).flatMap(table -> table);
    }

    private static Stream<BadRequest> moments() {
        return OF_ANY_TIME.stream()
                .map(path -> Stream.concat(
                        Stream.of(
                                        "version=-1",
                                        "version=2147483648",
                                        "version=99999999999999999999",
                                        "at=1899-12-31T23:59:59%2B05:00",
                                        "at=0000-01-01T00:00:00Z",
                                        "at=9999-12-31T23:59:59Z")
                                .map(query -> invalid(query, get(path + "?" + query), pointer(query))),
                        Stream.of(
                                        "version=abc",
                                        "version=",
                                        "version=1.0",
                                        "version=%221%22",
                                        "version=1&version=1",
                                        "at=",
                                        "at=now",
                                        "at=2026-11-09",
                                        "at=1762650000",
                                        "at=2026-11-09T25:00:00",
                                        "at=2026-02-30T10:00:00Z",
                                        "at=2026-11-09T10:00:00%2B25:00",
                                        "at=10000-01-01T00:00:00Z",
                                        "at=2026-11-09T10:00:00Z&at=2026-11-09T10:00:00Z")
                                .map(query -> malformed(query, get(path + "?" + query), pointer(query)))))
                .flatMap(table -> table);
    }

    private static Stream<BadRequest> differences() {
        String diff = "/batches/{batch}/history/diff";
        return Stream.of(
                invalid("no versions", get(diff), "/from", "/to"),
                invalid("one version", get(diff + "?from=0"), "/to"),
                invalid("one version", get(diff + "?to=1"), "/from"),
                invalid("backwards", get(diff + "?from=1&to=0"), "/to"),
                invalid("before the first", get(diff + "?from=-1&to=0"), "/from"),
                invalid("no version at all", get(diff + "?from=0&to=2147483648"), "/to"),
                malformed("no number", get(diff + "?from=a&to=0"), "/from"),
                malformed("no number", get(diff + "?from=0&to="), "/to"),
                invalid("times", get(diff + "?from=0&to=1&at=2026-11-09T10:00:00Z"), "/at"),
                invalid("paging", get(diff + "?from=0&to=1&limit=5"), "/limit"),
                invalid("both", get("/batches/{batch}?version=0&at=2026-11-09T10:00:00Z"), "/at"),
                invalid("both", get("/batches/{batch}/products?at=2026-11-09T10:00:00Z&version=0"), "/at"),
                invalid("a time of the history", get("/batches/{batch}/history?at=2026-11-09T10:00:00Z"), "/at"));
    }

    private static Stream<BadRequest> missing() {
        return Stream.of(
                        Stream.of(
                                        "?version=0",
                                        "?at=2199-01-01T00:00:00Z",
                                        "/products?version=0",
                                        "/history/diff?from=0&to=0")
                                .map(NO_BATCH::concat),
                        Stream.of("?version=2147483647", "/products?version=2", "/history/diff?from=0&to=2")
                                .map("/batches/{batch}"::concat),
                        Stream.of("?at=1900-01-01T00:00:00", "/products?at=2000-01-01T00:00:00Z")
                                .map("/batches/{batch}"::concat))
                .flatMap(table -> table)
                .map(path -> refused(404, "batch-not-found", "a past that never was", get(path)));
    }

    private static String pointer(String query) {
        return "/" + query.split("=", 2)[0];
    }
}
