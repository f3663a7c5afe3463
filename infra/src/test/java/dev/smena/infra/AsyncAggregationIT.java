package dev.smena.infra;

import static dev.smena.infra.ShiftTasks.uniqueCodes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.smena.infra.Http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@WholeSystem
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AsyncAggregationIT {

    private final Http http;
    private final Tasks tasks;
    private final Agreement agreement;
    private final JdbcClient jdbc;

    AsyncAggregationIT(@LocalServerPort int port, @Autowired JdbcClient jdbc) {
        this.http = new Http(port);
        this.tasks = new Tasks(http);
        this.agreement = new Agreement(jdbc);
        this.jdbc = jdbc;
    }

    @AfterAll
    void eventsRegistryAndReadModelAgreeAndNothingIsLeftOpen() {
        agreement.assertHolds();
        for (String table : List.of("events.saga", "events.saga_association", "command.open_task")) {
            await(table)
                    .untilAsserted(() -> assertThat(jdbc.sql("select count(*) from " + table)
                                    .query(Long.class)
                                    .single())
                            .isZero());
        }
    }

    @Test
    void isAcceptedWithATaskToAskFor() {
        String batch = ShiftTasks.create(http);
        List<String> codes = ShiftTasks.codes(3);
        register(batch, codes);

        Answer accepted = http.post("/batches/" + batch + "/aggregate-async", uniqueCodes(codes));

        assertThat(accepted.status()).isEqualTo(202);
        String task = accepted.body().path("task_id").stringValue();
        assertThat(accepted.header("Location")).isEqualTo("/api/v1/tasks/" + task);
        assertThat(accepted.body().path("status").stringValue()).isEqualTo("PENDING");
        assertThat(accepted.body().path("message").stringValue()).isNotBlank();
        assertThat(accepted.header("Smena-Position")).matches("\\d+");
        assertThat(tasks.awaitEnd(task).path("status").stringValue()).isEqualTo("SUCCESS");
    }

    @Test
    void comesToWhatTheSynchronousCallComesTo() {
        List<String> codes = ShiftTasks.codes(4);
        String one = ShiftTasks.create(http);
        String two = ShiftTasks.create(http);
        String other = ShiftTasks.create(http);
        register(one, codes.subList(0, 2));
        List<String> twin = ShiftTasks.codes(2);
        register(two, twin);
        register(other, codes.subList(2, 3));
        http.post("/batches/" + one + "/aggregate", uniqueCodes(codes.subList(0, 1)));
        http.post("/batches/" + two + "/aggregate", uniqueCodes(twin.subList(0, 1)));
        List<String> synchronously =
                List.of(twin.get(0), twin.get(1), codes.get(2), codes.get(3), twin.get(1), twin.get(0));
        List<String> asynchronously =
                List.of(codes.get(0), codes.get(1), codes.get(2), codes.get(3), codes.get(1), codes.get(0));

        JsonNode expected = http.post("/batches/" + two + "/aggregate", uniqueCodes(synchronously))
                .body();
        JsonNode task = tasks.aggregate(one, asynchronously);

        JsonNode result = task.path("result");
        assertThat(result.propertyNames()).containsExactlyElementsOf(expected.propertyNames());
        for (String field : List.of("success", "total", "aggregated", "failed")) {
            assertThat(result.path(field)).as(field).isEqualTo(expected.path(field));
        }
        assertThat(reasons(result)).containsExactlyElementsOf(reasons(expected));
        JsonNode already = result.path("errors").path(0);
        assertThat(already.path("code").stringValue()).isEqualTo(codes.getFirst());
        assertThat(already.path("aggregated_at").stringValue()).matches(".*\\+05:00");
    }

    @Test
    void oneHundredThousandCodesAreAggregated() {
        String batch = ShiftTasks.create(http);
        List<String> codes = ShiftTasks.codes(100_000);
        register(batch, codes);

        JsonNode task = tasks.aggregate(batch, codes);

        assertThat(totals(task)).containsExactly(100_000, 100_000, 0);
        assertThat(http.get("/batches/" + batch)
                        .body()
                        .path("aggregated_products")
                        .intValue())
                .isEqualTo(100_000);
    }

    @Test
    void severalTasksAtOnceEachCountTheirOwn() {
        String batch = ShiftTasks.create(http);
        List<String> codes = ShiftTasks.codes(24_000);
        register(batch, codes);

        List<JsonNode> ended = Together.call(8, n -> tasks.aggregate(batch, codes.subList(n * 3_000, (n + 1) * 3_000)));

        assertThat(ended).allSatisfy(task -> assertThat(totals(task)).containsExactly(3_000, 3_000, 0));
    }

    @Test
    void identicalTasksAtOnceShareTheCodesAmongThem() {
        String batch = ShiftTasks.create(http);
        List<String> codes = ShiftTasks.codes(3_000);
        register(batch, codes);

        List<JsonNode> ended = Together.call(6, n -> tasks.aggregate(batch, codes));

        assertThat(ended.stream().mapToInt(task -> totals(task).get(1)).sum()).isEqualTo(3_000);
        assertThat(ended).allSatisfy(task -> {
            List<Integer> totals = totals(task);
            assertThat(totals.get(1) + totals.get(2)).isEqualTo(totals.getFirst());
        });
    }

    @Test
    void moreThanAThousandRefusedCodesAreAllInAFile() {
        String batch = ShiftTasks.create(http);
        List<String> codes = ShiftTasks.codes(2_500);
        register(batch, codes.subList(0, 10));

        JsonNode task = tasks.aggregate(batch, codes);

        assertThat(totals(task)).containsExactly(2_500, 10, 2_490);
        assertThat(task.path("result").path("errors")).hasSize(1_000);
        String file = Http.download(task.path("result").path("errors_url").stringValue());
        assertThat(file).startsWith("\ufeffcode;reason;aggregated_at");
        assertThat(file.lines().skip(1))
                .containsExactlyElementsOf(codes.subList(10, 2_500).stream()
                        .map(code -> '"' + code.replace("\"", "\"\"") + "\";not found;")
                        .toList());
    }

    @Test
    void oneThousandRefusedCodesNeedNoFile() {
        String batch = ShiftTasks.create(http);

        JsonNode task = tasks.aggregate(batch, ShiftTasks.codes(1_000));

        assertThat(totals(task)).containsExactly(1_000, 0, 1_000);
        assertThat(task.path("result").path("errors")).hasSize(1_000);
        assertThat(task.path("result").has("errors_url")).isFalse();
    }

    @Test
    void aBatchClosedMeanwhileEndsTheTaskWithWhatHasBeenDone() {
        String batch = ShiftTasks.create(http);
        List<String> codes = ShiftTasks.codes(60_000);
        register(batch, codes);

        Answer accepted = http.post("/batches/" + batch + "/aggregate-async", uniqueCodes(codes), Races.AT_ONCE);
        JsonNode closed =
                http.patch("/batches/" + batch, Map.of("is_closed", true)).body();
        JsonNode task = tasks.awaitEnd(accepted.body().path("task_id").stringValue());

        assertThat(task.path("status").stringValue()).isEqualTo("FAILURE");
        assertThat(task.path("result").path("error").stringValue())
                .matches("The batch was closed when \\d+ of 60000 codes had been dealt with; the "
                        + closed.path("aggregated_products") + " aggregated stay so\\.");
    }

    @Test
    void aClosedOrUnknownOrChangedBatchIsRefusedAtOnce() {
        String batch = ShiftTasks.create(http);
        var codes = uniqueCodes(ShiftTasks.codes(1));

        Answer changed = http.post("/batches/" + batch + "/aggregate-async", codes, "If-Match", "\"77\"");
        http.patch("/batches/" + batch, Map.of("is_closed", true));
        Answer closed = http.post("/batches/" + batch + "/aggregate-async", codes);
        Answer unknown = http.post("/batches/" + UUID.randomUUID() + "/aggregate-async", codes);

        assertThat(changed.code()).isEqualTo("version-mismatch");
        assertThat(closed.status()).isEqualTo(409);
        assertThat(closed.code()).isEqualTo("batch-closed");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.code()).isEqualTo("batch-not-found");
    }

    @Test
    void moreThanOneHundredThousandCodesAreTooMany() {
        Answer answer = http.post(
                "/batches/" + ShiftTasks.create(http) + "/aggregate-async", uniqueCodes(ShiftTasks.codes(100_001)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("too-many-codes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"unique_codes\":[]}",
                "{\"unique_codes\":[\"a\",1]}",
                "{\"unique_codes\":[\"a\",\"\"]}",
                "{\"unique_codes\":\"a\"}",
                "{\"unique_code\":\"a\"}",
                "{\"unique_codes\":[\"a\"],\"x\":1}"
            })
    void whatIsNoListOfCodesIsRefused(String body) {
        Answer answer = http.post("/batches/" + ShiftTasks.create(http) + "/aggregate-async", body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("errors")).isNotEmpty();
    }

    @Test
    void aTaskIsNoBatch() {
        String batch = ShiftTasks.create(http);
        String task = tasks.aggregate(batch, List.of("x")).path("task_id").stringValue();

        assertThat(http.get("/batches/" + task + "/history").status()).isEqualTo(404);
        assertThat(http.post("/batches/" + task + "/aggregate", uniqueCodes(List.of("x")))
                        .status())
                .isEqualTo(404);
        assertThat(http.post("/products", Map.of("unique_code", "x", "batch_id", task))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theTrailNamesTheCallerAndTheRequest() {
        String batch = ShiftTasks.create(http);
        List<String> codes = ShiftTasks.codes(1);
        register(batch, codes);
        String request = UUID.randomUUID().toString();

        Answer accepted =
                http.post("/batches/" + batch + "/aggregate-async", uniqueCodes(codes), "X-Request-Id", request);
        tasks.awaitEnd(accepted.body().path("task_id").stringValue());

        JsonNode last = http.get("/batches/" + batch + "/history")
                .body()
                .path("items")
                .valueStream()
                .reduce((first, second) -> second)
                .orElseThrow();
        assertThat(last.path("event").stringValue()).isEqualTo("ProductsAggregated");
        assertThat(last.path("correlation_id").stringValue()).isEqualTo(request);
        assertThat(last.path("actor").stringValue()).isEqualTo("anonymous");
    }

    private void register(String batch, List<String> codes) {
        for (int from = 0; from < codes.size(); from += 1_000) {
            var part = codes.subList(from, Math.min(from + 1_000, codes.size()));
            assertThat(http.post("/batches/" + batch + "/products", uniqueCodes(part), Races.AT_ONCE)
                            .status())
                    .isEqualTo(201);
        }
    }

    private static List<Integer> totals(JsonNode task) {
        return Stream.of("total", "aggregated", "failed")
                .map(field -> task.path("result").path(field).intValue())
                .toList();
    }

    private static List<String> reasons(JsonNode result) {
        var reasons = new ArrayList<String>();
        result.path("errors").forEach(error -> reasons.add(error.path("reason").stringValue()));
        return reasons;
    }
}
