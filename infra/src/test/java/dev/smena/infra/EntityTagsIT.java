package dev.smena.infra;

import static dev.smena.infra.ShiftTasks.uniqueCodes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Entity tags and preconditions (RFC 9110): nobody overwrites what they have not seen, nobody reads the same twice. */
@WholeSystem
class EntityTagsIT {

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
    void theTagIsTheVersionAndGrowsWithEachEvent() {
        assertThat(http.get(path).header("ETag")).isEqualTo("\"0\"");

        var edited = http.patch(path, Map.of("team", "2"));
        assertThat(edited.header("ETag")).isEqualTo("\"1\"");
        assertThat(edited.body().path("version").intValue()).isEqualTo(1);
        assertThat(post("products", List.of("tag-" + path)).header("ETag")).isEqualTo("\"2\"");
        assertThat(post("aggregate", List.of("tag-" + path)).header("ETag")).isEqualTo("\"3\"");
        assertThat(post("disaggregate", List.of("tag-" + path)).header("ETag")).isEqualTo("\"4\"");
        assertThat(http.patch(path, Map.of()).header("ETag")).isEqualTo("\"4\"");
        String id = path.substring(path.lastIndexOf('/') + 1);
        assertThat(http.post("/products", Map.of("unique_code", "one-" + id, "batch_id", id))
                        .header("ETag"))
                .isEqualTo("\"5\"");
        assertThat(http.get(path).header("ETag")).isEqualTo("\"5\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"0\"", "\"7\", \"0\"", "\"0\",\"7\"", "\"x,y\", \"0\"", "W/\"0\""})
    void whatTheClientHasIsNotSentAgain(String known) {
        var answer = http.get(path, "If-None-Match", known);

        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(answer.raw().body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "\"7\", \"8\"", "\"\"", "\"0-1\"", "0"})
    void whatTheClientDoesNotHaveIsSent(String known) {
        var answer = http.get(path, "If-None-Match", known);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("version").intValue()).isZero();
    }

    @Test
    void anOldTagIsRefusedOnEveryWriteAndNothingIsDone() {
        post("products", List.of("old-" + path));

        for (String action : List.of("products", "aggregate", "disaggregate")) {
            var answer = post(action, List.of("old-" + path, "new-" + path), "If-Match", "\"0\"");
            assertThat(answer.status()).isEqualTo(412);
            assertThat(answer.code()).isEqualTo("version-mismatch");
        }
        assertThat(http.patch(path, Map.of("team", "2"), "If-Match", "\"0\"").status())
                .isEqualTo(412);
        assertThat(http.patch(path, Map.of("is_closed", true), "If-Match", "\"0\"")
                        .status())
                .isEqualTo(412);
        assertThat(http.get(path).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void thePresentTagPassesOnEveryWrite() {
        List<String> codes = List.of("present-" + path);

        assertThat(post("products", codes, "If-Match", "\"0\"").status()).isEqualTo(201);
        assertThat(post("aggregate", codes, "If-Match", "\"1\"").status()).isEqualTo(200);
        assertThat(post("disaggregate", codes, "If-Match", "\"2\"").status()).isEqualTo(200);
        assertThat(http.patch(path, Map.of("team", "2"), "If-Match", "\"3\"").status())
                .isEqualTo(200);
        assertThat(http.patch(path, Map.of("is_closed", true), "If-Match", "\"4\"")
                        .status())
                .isEqualTo(200);
        assertThat(http.patch(path, Map.of("is_closed", false), "If-Match", "\"5\"")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"7\", \"0\"", "W/\"0\", \"0\"", "\"0\" , \"7\""})
    void anyOfSeveralTagsIsEnough(String tags) {
        assertThat(http.patch(path, Map.of("team", "2"), "If-Match", tags).status())
                .isEqualTo(200);
    }

    @Test
    void aHeaderGivenTwiceIsOneList() {
        var patch =
                BadRequest.patch("{\"team\":\"2\"}").with("If-Match", "\"7\"").with("if-match", "\"0\"");
        var request = new BadRequest("", patch, 0, "", List.of()).about(Map.of("batch", path.split("/")[2]));

        assertThat(RawHttp.send(port, request).status()).isEqualTo(200);
    }

    private Http.Answer post(String action, List<String> codes, String... headers) {
        var body = new HashMap<>(uniqueCodes(codes));
        if (action.equals("disaggregate")) {
            body.put("reason", "damaged");
        }
        return http.post(path + "/" + action, body, headers);
    }
}
