package dev.smena.infra;

import static dev.smena.infra.ShiftTasks.uniqueCodes;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What all requests and answers have in common. */
@WholeSystem
class ConventionsIT {

    private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";

    @LocalServerPort
    int port;

    private Http http;
    private String path;

    @BeforeEach
    void createABatch() {
        http = new Http(port);
        path = "/batches/" + ShiftTasks.create(http);
    }

    @Test
    void everyWriteTellsThePositionOfItsLastEvent() {
        List<String> codes = ShiftTasks.codes(2);
        assertThat(position(http.post(path + "/products", uniqueCodes(codes)))).isEqualTo(lastPosition());
        assertThat(position(http.post("/products", Map.of("unique_code", "p-" + path, "batch_id", id()))))
                .isEqualTo(lastPosition());
        assertThat(position(http.post(path + "/aggregate", uniqueCodes(codes)))).isEqualTo(lastPosition());
        assertThat(position(http.post(path + "/disaggregate", Map.of("unique_codes", codes, "reason", "r"))))
                .isEqualTo(lastPosition());
        assertThat(position(http.patch(path, Map.of("team", "2", "is_closed", true))))
                .isEqualTo(lastPosition());

        var two = http.post("/batches", List.of(ShiftTasks.one(), ShiftTasks.one()));
        path = "/batches/" + two.body().path(1).path("id").stringValue();
        assertThat(position(two)).isGreaterThanOrEqualTo(lastPosition());
    }

    @Test
    void aWriteThatChangesNothingTellsThePositionToReadFromAllTheSame() {
        long last = lastPosition();

        assertThat(position(http.patch(path, Map.of()))).isEqualTo(last);
        assertThat(position(http.patch(path, Map.of("is_closed", false)))).isEqualTo(last);
        assertThat(position(http.post(path + "/aggregate", Map.of("unique_code", "none"))))
                .isEqualTo(last);
        assertThat(position(http.post(path + "/disaggregate", Map.of("unique_codes", List.of("none"), "reason", "r"))))
                .isEqualTo(last);
        assertThat(lastPosition()).isEqualTo(last);

        var nowhere = http.post("/products", List.of(Map.of("unique_code", "none", "batch_id", UNKNOWN)));
        assertThat(position(nowhere)).isZero();
        assertThat(http.get("/batches", "Smena-Min-Position", "0").status()).isEqualTo(200);
    }

    @RepeatedTest(10)
    void aPlainClientSeesItsOwnWrite() {
        http.patch(path, Map.of("team", "changed"));

        assertThat(http.get(path).body().path("team").stringValue()).isEqualTo("changed");
    }

    @RepeatedTest(10)
    void aClientThatDidNotWaitSeesItsWriteAtThePositionItWasTold() {
        var written = http.patch(path, Map.of("team", "changed"), "Prefer", "respond-async");

        assertThat(written.header("Preference-Applied")).isEqualTo("respond-async");
        String position = written.header("Smena-Position");
        assertThat(http.send("HEAD", "/api/v1" + path, null, "Smena-Min-Position", position)
                        .header("ETag"))
                .isEqualTo("\"1\"");
        assertThat(http.get(path, "Smena-Min-Position", position).header("ETag"))
                .isEqualTo("\"1\"");
        assertThat(http.get(path + "/history", "Smena-Min-Position", position)
                        .body()
                        .path("total")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void onlyAPreferenceThatWasMetIsConfirmed() {
        var plain = http.patch(path, Map.of());
        var listed = http.patch(path, Map.of(), "Prefer", "return=minimal, Respond-Async");

        assertThat(plain.raw().headers().firstValue("Preference-Applied")).isEmpty();
        assertThat(listed.header("Preference-Applied")).isEqualTo("respond-async");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "respond-async;wait=1",
                "respond-async ; foo=\"a,b\"",
                "foo=\"a\\\",b\"; bar, respond-async",
                "wait=1,RESPOND-ASYNC;;",
            })
    void aPreferenceMayHaveParametersAndComeWithOthers(String prefer) {
        assertThat(http.patch(path, Map.of(), "Prefer", prefer).header("Preference-Applied"))
                .isEqualTo("respond-async");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "respond-asynchronously",
                "foo=\",respond-async,\"",
                "foo=\"\\\",respond-async\"",
                "foo;respond-async",
                "respond-async=1",
                "\"respond-async\"",
                ",",
                ";"
            })
    void whatOnlyLooksLikeAPreferenceIsNone(String prefer) {
        assertThat(http.patch(path, Map.of(), "Prefer", prefer).raw().headers().firstValue("Preference-Applied"))
                .isEmpty();
    }

    @Test
    void theRequestIdIsEchoedAndKeptWithTheEventTogetherWithTheActor() {
        String given = "shift-7!" + id();
        var written = http.patch(path, Map.of("team", "2"), "X-Request-Id", given);

        assertThat(written.header("X-Request-Id")).isEqualTo(given);
        var entry = history().path(1);
        assertThat(entry.path("correlation_id").stringValue()).isEqualTo(given);
        assertThat(entry.path("actor").stringValue()).isEqualTo("anonymous");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "кириллица", "tab\there", ""})
    void aRequestIdThatCouldHarmALogIsReplaced(String bad) {
        assertRequestIdIsReplaced(bad);
    }

    @Test
    void aRequestIdMayHave128Characters() {
        String longest = "x".repeat(128);

        assertThat(http.get(path, "X-Request-Id", longest).header("X-Request-Id"))
                .isEqualTo(longest);
        assertRequestIdIsReplaced(longest + "x");
    }

    private void assertRequestIdIsReplaced(String bad) {
        var request = RawHttp.Request.of("GET /api/v1" + path + " HTTP/1.1").with("X-Request-Id", bad);

        var answer = RawHttp.send(port, request);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-Request-Id"))
                .hasValueSatisfying(id -> assertThat(id).isNotEqualTo(bad).matches("[0-9a-f-]{36}"));
    }

    @Test
    void everyListIsPagedAlike() {
        http.post(path + "/products", uniqueCodes(ShiftTasks.codes(25)));
        for (String list : List.of("/batches", path + "/products", path + "/history", "/work-centers")) {
            var page = http.get(list).body();
            assertThat(page.propertyNames()).containsExactly("items", "total", "offset", "limit");
            assertThat(page.path("offset").intValue()).isZero();
            assertThat(page.path("limit").intValue()).isEqualTo(20);

            var beyond = http.get(list + "?offset=1000000&limit=7").body();
            assertThat(beyond.path("items").isEmpty()).isTrue();
            assertThat(beyond.path("total")).isEqualTo(page.path("total"));
            assertThat(beyond.path("offset").intValue()).isEqualTo(1_000_000);
            assertThat(beyond.path("limit").intValue()).isEqualTo(7);
        }
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrOverlap() {
        List<String> codes = ShiftTasks.codes(25);
        http.post(path + "/products", uniqueCodes(codes));

        var pages = Stream.of(0, 10, 20)
                .map(offset ->
                        http.get(path + "/products?limit=10&offset=" + offset).body())
                .flatMap(page -> page.path("items").valueStream())
                .map(product -> product.path("unique_code").stringValue());

        assertThat(pages).containsExactlyElementsOf(codes);
    }

    @Test
    void headAnswersAsGetWithoutABody() {
        var get = http.get(path);
        var head = http.send("HEAD", "/api/v1" + path, null);

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.raw().body()).isEmpty();
        assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
        assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
        assertThat(http.send("HEAD", "/api/v1/batches/" + UNKNOWN, null).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-16", "UTF-8", "windows-1251", "\"iso-8859-1\""})
    void jsonIsUtf8WhateverCharsetIsAskedFor(String charset) {
        String[] accept = {"Accept", "application/json; Charset=" + charset + "; q=0.5"};

        var created = http.post("/batches", List.of(ShiftTasks.one()), accept);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Content-Type")).isEqualTo("application/json");
        assertThat(created.body().path(0).path("shift").stringValue()).isEqualTo("1 смена");
        assertThat(http.send("GET", "/actuator/health", null, accept).status()).isEqualTo(200);
    }

    @Test
    void aBodyThatIsTooLongIsRefusedBeforeItIsSent() throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write("""
                    POST /api/v1/batches HTTP/1.1
                    Host: localhost
                    Content-Type: application/json
                    Content-Length: 9223372036854775807

                    """.replace("\n", "\r\n").getBytes(US_ASCII));

            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void aParsersOwnWordsAreNotShown() {
        var answer = http.post("/batches", "[{]");

        assertThat(answer.code()).isEqualTo("malformed-request");
        assertThat(answer.raw().body()).contains("line 1, column").doesNotContain("Source", "REDACTED");
    }

    @Test
    void aLongAnswerIsCompressedForWhoeverAcceptsIt() throws IOException {
        http.post(path + "/products", uniqueCodes(ShiftTasks.codes(100)));
        var plain = RawHttp.Request.of("GET /api/v1" + path + "/products?limit=100 HTTP/1.1");

        var compressed = RawHttp.send(port, plain.with("Accept-Encoding", "gzip"));

        assertThat(compressed.header("Content-Encoding")).hasValue("gzip");
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
            assertThat(unpacked.readAllBytes())
                    .isEqualTo(RawHttp.send(port, plain).body());
        }
    }

    @Test
    void aSingleNewBatchIsLocated() {
        var one = http.post("/batches", List.of(ShiftTasks.one()));
        String location = one.header("Location");

        assertThat(location)
                .isEqualTo("/api/v1/batches/" + one.body().path(0).path("id").stringValue());
        assertThat(http.send("GET", location, null).status()).isEqualTo(200);
        assertThat(http.post("/batches", List.of(ShiftTasks.one(), ShiftTasks.one()))
                        .raw()
                        .headers()
                        .firstValue("Location"))
                .isEmpty();
    }

    private String id() {
        return path.split("/")[2];
    }

    private JsonNode history() {
        return http.get(path + "/history").body().path("items");
    }

    private long lastPosition() {
        JsonNode events = history();
        return events.path(events.size() - 1).path("position").longValue();
    }

    private static long position(Http.Answer written) {
        assertThat(written.status()).isBetween(200, 299);
        return Long.parseLong(written.header("Smena-Position"));
    }
}
