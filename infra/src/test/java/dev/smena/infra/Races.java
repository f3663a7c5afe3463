package dev.smena.infra;

import static dev.smena.infra.ShiftTasks.uniqueCodes;
import static java.util.Comparator.naturalOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.infra.Http.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Many callers want the same thing at the same moment, of one node or of several. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Races {

    static final int CALLERS = 16;

    /** What only prepares a race need not wait for the read model. */
    static final String[] AT_ONCE = {"Prefer", "respond-async"};

    private static final int TIMES = 5;

    /** The node this caller talks to. */
    abstract Http node(int caller);

    abstract Agreement agreement();

    @AfterAll
    void eventsRegistryAndReadModelAgree() {
        agreement().assertHolds();
    }

    @RepeatedTest(TIMES)
    void eachCodeIsAggregatedByExactlyOneOfManyCallers() {
        List<String> codes = ShiftTasks.codes(20);
        String batch = batchWith(codes);

        var answers = Together.call(CALLERS, n -> node(n).post("/batches/" + batch + "/aggregate", uniqueCodes(codes)));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(sum(answers, "aggregated")).isEqualTo(codes.size());
        List<JsonNode> errors = errors(answers);
        assertThat(errors).hasSize((CALLERS - 1) * codes.size());
        assertThat(errors.stream().map(error -> error.path("reason").stringValue()))
                .containsOnly("already aggregated");
        for (int caller : List.of(0, CALLERS - 1)) {
            var products = node(caller)
                    .get("/batches/" + batch, "Smena-Min-Position", lastPosition(answers))
                    .body()
                    .path("products");
            assertThat(Stream.concat(errors.stream(), products.valueStream())
                            .map(product -> product.path("aggregated_at").stringValue())
                            .distinct())
                    .hasSize(1);
        }
        assertThat(codesIn(batch, "ProductsAggregated")).containsExactlyInAnyOrderElementsOf(codes);
    }

    @RepeatedTest(50)
    void synchronousAndAsynchronousCallersShareTheCodesAmongThem() {
        List<String> codes = ShiftTasks.codes(160);
        String batch = batchWith(codes);

        List<JsonNode> results = Together.call(
                4,
                n -> n < 2
                        ? new Tasks(node(n))
                                .aggregate(batch, codes.subList(n * 40, n * 40 + 120))
                                .path("result")
                        : node(n).post("/batches/" + batch + "/aggregate", uniqueCodes(codes.subList(60, 160)))
                                .body());

        assertThat(results.stream()
                        .mapToInt(result -> result.path("aggregated").intValue())
                        .sum())
                .isEqualTo(codes.size());
        assertThat(results)
                .allSatisfy(result -> assertThat(result.path("errors"))
                        .hasSize(result.path("total").intValue()
                                - result.path("aggregated").intValue())
                        .allMatch(error -> error.path("reason").stringValue().equals("already aggregated")));
    }

    @RepeatedTest(TIMES)
    void aBatchIsCreatedByExactlyOneOfManyCallers() {
        var task = List.of(ShiftTasks.one());

        var answers = Together.call(CALLERS, n -> node(n).post("/batches", task));

        assertOneWins(answers, "batch-already-exists");
    }

    @RepeatedTest(TIMES)
    void ofTwoOverlappingArraysInOppositeOrderOneIsCreatedWhole() {
        List<Map<String, Object>> tasks =
                Stream.generate(ShiftTasks::one).limit(300).toList();
        var first = tasks.subList(0, 200);
        var second = new ArrayList<>(tasks.subList(100, 300));
        Collections.reverse(second);

        var answers = Together.call(2, n -> node(n * (CALLERS - 1)).post("/batches", n == 0 ? first : second));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
        var refused =
                answers.stream().filter(a -> a.status() == 409).findFirst().orElseThrow();
        assertThat(refused.code()).isEqualTo("batch-already-exists");
        assertThat(refused.body().path("errors")).hasSize(100);
    }

    @RepeatedTest(TIMES)
    void manyBatchesNamingOneNewWorkCenterBringItIntoBeingOnce() {
        String identifier = "RC-" + UUID.randomUUID();

        var answers = Together.call(CALLERS, n -> {
            var task = ShiftTasks.one();
            task.put("work_center_identifier", identifier);
            task.put("work_center_name", "Линия " + n);
            return node(n).post("/batches", List.of(task));
        });

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        for (int caller : List.of(0, CALLERS - 1)) {
            assertThat(workCenters(node(caller), lastPosition(answers))
                            .filter(center ->
                                    center.path("identifier").stringValue().equals(identifier)))
                    .hasSize(1);
        }
    }

    @RepeatedTest(TIMES)
    void aCodeIsRegisteredByExactlyOneOfManyCallers() {
        String code = ShiftTasks.codes(1).getFirst();
        List<String> batches = batches(CALLERS);

        var answers = Together.call(
                CALLERS, n -> node(n).post("/products", Map.of("unique_code", code, "batch_id", batches.get(n / 2))));

        assertOneWins(answers, "product-already-exists");
    }

    @RepeatedTest(TIMES)
    void ofArraysWithOneCodeForDifferentBatchesOneRegistersIt() {
        String code = ShiftTasks.codes(1).getFirst();
        List<String> batches = batches(CALLERS);

        var answers = Together.call(CALLERS, n -> {
            String own = ShiftTasks.codes(1).getFirst();
            return node(n).post(
                            "/products",
                            List.of(
                                    Map.of("unique_code", own, "batch_id", batches.get((n + 1) % CALLERS)),
                                    Map.of("unique_code", code, "batch_id", batches.get(n))));
        });

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(sum(answers, "registered")).isEqualTo(CALLERS + 1);
        assertThat(errors(answers))
                .hasSize(CALLERS - 1)
                .allSatisfy(
                        error -> assertThat(error.path("reason").stringValue()).isEqualTo("attached to another batch"));
    }

    @RepeatedTest(TIMES)
    void nothingIsAggregatedOnceTheBatchIsClosed() {
        List<String> codes = ShiftTasks.codes((CALLERS - 1) * 10);
        String batch = batchWith(codes);

        var answers = Together.call(
                CALLERS,
                n -> n == 0
                        ? List.of(node(n).patch("/batches/" + batch, Map.of("is_closed", true)))
                        : oneByOne(node(n), batch, codes.subList((n - 1) * 10, n * 10)));

        int aggregated = 0;
        for (List<Answer> ofOneCaller : answers.subList(1, CALLERS)) {
            int before =
                    (int) ofOneCaller.stream().takeWhile(a -> a.status() == 200).count();
            assertThat(ofOneCaller.subList(before, ofOneCaller.size()))
                    .extracting(Answer::code)
                    .allMatch("batch-closed"::equals);
            aggregated += before;
        }
        var closed =
                history(batch).filter(entry -> entry.path("event").stringValue().equals("BatchClosed"));
        assertThat(closed.map(entry ->
                        entry.path("payload").path("aggregated_products").intValue()))
                .containsExactly(aggregated);
        assertThat(codesIn(batch, "ProductsAggregated")).hasSize(aggregated);
        for (int caller : List.of(0, CALLERS - 1)) {
            assertThat(node(caller)
                            .post("/batches/" + batch + "/aggregate", uniqueCodes(codes.subList(0, 1)))
                            .code())
                    .isEqualTo("batch-closed");
        }
    }

    @RepeatedTest(TIMES)
    void aStormOverTheSameCodesAndBatchesEndsInAgreement() {
        var storm = new Storm(batches(8), ShiftTasks.codes(60));

        var answers = Together.call(CALLERS, n -> storm.rage(node(n), 12));

        assertThat(answers.stream().flatMap(List::stream))
                .allSatisfy(answer -> assertThat(answer.status())
                        .as("%s: %s", answer.raw().uri(), answer.body())
                        .isIn(200, 201));
        agreement().assertHolds();
    }

    private List<String> batches(int count) {
        var tasks = Stream.generate(ShiftTasks::one).limit(count).toList();
        return node(0).post("/batches", tasks, AT_ONCE)
                .body()
                .valueStream()
                .map(batch -> batch.path("id").stringValue())
                .toList();
    }

    String batchWith(List<String> codes) {
        String batch = batches(1).getFirst();
        assertThat(node(0).post("/batches/" + batch + "/products", uniqueCodes(codes), AT_ONCE)
                        .status())
                .isEqualTo(201);
        return batch;
    }

    private static List<Answer> oneByOne(Http node, String batch, List<String> codes) {
        return codes.stream()
                .map(code -> node.post("/batches/" + batch + "/aggregate", Map.of("unique_code", code)))
                .toList();
    }

    private static void assertOneWins(List<Answer> answers, String refusal) {
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409).map(Answer::code))
                .hasSize(CALLERS - 1)
                .containsOnly(refusal);
    }

    private static int sum(List<Answer> answers, String field) {
        return answers.stream()
                .mapToInt(answer -> answer.body().path(field).intValue())
                .sum();
    }

    private static List<JsonNode> errors(List<Answer> answers) {
        return answers.stream()
                .flatMap(answer -> answer.body().path("errors").valueStream())
                .toList();
    }

    private static String lastPosition(List<Answer> answers) {
        return answers.stream()
                .map(answer -> Long.valueOf(answer.header("Smena-Position")))
                .max(naturalOrder())
                .orElseThrow()
                .toString();
    }

    /** All of them, page by page. */
    private static Stream<JsonNode> workCenters(Http node, String position) {
        return Stream.iterate(0, offset -> offset + 100)
                .map(offset -> node.get("/work-centers?limit=100&offset=" + offset, "Smena-Min-Position", position)
                        .body()
                        .path("items"))
                .takeWhile(items -> !items.isEmpty())
                .flatMap(JsonNode::valueStream);
    }

    private Stream<JsonNode> history(String batch) {
        return Stream.iterate(0, offset -> offset + 100)
                .map(offset -> node(0).get("/batches/" + batch + "/history?limit=100&offset=" + offset)
                        .body()
                        .path("items"))
                .takeWhile(items -> !items.isEmpty())
                .flatMap(JsonNode::valueStream);
    }

    private Stream<String> codesIn(String batch, String event) {
        return history(batch)
                .filter(entry -> entry.path("event").stringValue().equals(event))
                .flatMap(entry -> entry.path("payload").path("codes").valueStream())
                .map(JsonNode::stringValue);
    }
}
