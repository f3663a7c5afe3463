package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Whatever is sent, the answer is a problem document that says what is wrong, and nothing changes. */
@WholeSystem
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

    private static final String[] INTERNALS = {
        "dev.smena", "org.", "java.", "tools.jackson", "Exception", "REDACTED", "Source:", "Feature", "Constraints", "`"
    };

    @LocalServerPort
    int port;

    private Http http;
    private Map<String, String> known;
    private int batches;
    private int webhooks;

    @BeforeAll
    void prepare() {
        http = new Http(port);
        String batch = ShiftTasks.create(http);
        String closed = ShiftTasks.create(http);
        http.patch("/batches/" + closed, Map.of("is_closed", true));
        String code = "code of " + batch;
        var registered = http.post("/products", Map.of("unique_code", code, "batch_id", batch));
        String tag = http.get("/batches/" + batch, "Smena-Min-Position", registered.header("Smena-Position"))
                .header("ETag");
        String webhook = new Webhooks(http).subscribeNobody();
        var test = http.post("/webhooks/" + webhook + "/test", "");
        String inactive = new Webhooks(http).subscribeNobody();
        http.patch("/webhooks/" + inactive, Map.of("is_active", false));
        known = Map.of(
                "batch", batch,
                "closed", closed,
                "code", code,
                "current", tag,
                "webhook", webhook,
                "inactive", inactive,
                "delivery", test.body().path("delivery_id").stringValue());
        batches = total("/batches");
        webhooks = total("/webhooks");
    }

    static Stream<BadRequest> badRequests() {
        return Stream.of(
                        BadBatches.all(),
                        BadProducts.all(),
                        BadQueries.all(),
                        BadAnalytics.all(),
                        BadWebhooks.all(),
                        BadDeliveries.all(),
                        BadAdmin.all(),
                        BadJson.all(),
                        BadProtocol.all())
                .flatMap(table -> table);
    }

    @ParameterizedTest
    @MethodSource("badRequests")
    void isRefused(BadRequest bad) {
        var answer = RawHttp.send(port, bad.about(known));

        assertThat(answer.text()).as("%s", bad).doesNotContain(INTERNALS);
        assertThat(answer.status()).as("%s: %s", bad, answer.text()).isEqualTo(bad.status());
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.header("X-Request-Id")).isPresent();
        assertThat(answer.header("Allow").isPresent()).isEqualTo(bad.status() == 405);
        assertThat(answer.header("Retry-After").isPresent()).isEqualTo(bad.status() == 503);
        assertIsProblem(Http.JSON.readTree(answer.body()), bad);
    }

    private void assertIsProblem(JsonNode problem, BadRequest bad) {
        assertThat(problem.propertyNames())
                .contains("type", "title", "status", "detail", "instance", "code")
                .isSubsetOf("type", "title", "status", "detail", "instance", "code", "errors");
        assertThat(problem.path("code").stringValue()).isEqualTo(bad.code());
        assertThat(problem.path("type").stringValue()).isEqualTo("urn:smena:problem:" + bad.code());
        assertThat(problem.path("title").stringValue())
                .isEqualToIgnoringCase(bad.code().replace('-', ' '));
        assertThat(problem.path("status").intValue()).isEqualTo(bad.status());
        assertThat(problem.path("detail").stringValue()).isNotBlank();
        assertThat(pointers(problem)).as("%s", bad).isEqualTo(bad.pointers());
        String instance = problem.path("instance").stringValue();
        assertThatCode(() -> URI.create(instance)).doesNotThrowAnyException();
        path(bad).ifPresent(path -> assertThat(instance).isIn(path, bad.status() == 422 ? path : "/"));
    }

    private static List<String> pointers(JsonNode problem) {
        return problem.path("errors")
                .valueStream()
                .peek(error -> assertThat(error.path("detail").stringValue()).isNotBlank())
                .map(error -> error.path("pointer").stringValue())
                .toList();
    }

    /** The path the request is about, if its first line is one. */
    private Optional<String> path(BadRequest bad) {
        String[] line = bad.about(known).line().split(" ");
        try {
            return line.length == 3 ? Optional.ofNullable(URI.create(line[1]).getRawPath()) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @AfterAll
    void nothingHasChanged() {
        assertThat(http.get("/batches/" + known.get("batch")).header("ETag")).isEqualTo(known.get("current"));
        assertThat(total("/batches")).isEqualTo(batches);
        assertThat(http.get("/webhooks/" + known.get("webhook")).header("ETag")).isEqualTo("\"0\"");
        assertThat(http.get("/webhooks/" + known.get("inactive")).header("ETag"))
                .isEqualTo("\"1\"");
        assertThat(total("/webhooks")).isEqualTo(webhooks);
    }

    private int total(String list) {
        return http.get(list + "?limit=1").body().path("total").intValue();
    }
}
