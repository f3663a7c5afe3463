package dev.smena.infra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.infra.Http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@WholeSystem
class ImportIT {

    private final Http http;
    private final Tasks tasks;

    ImportIT(@LocalServerPort int port) {
        this.http = new Http(port);
        this.tasks = new Tasks(http);
    }

    @Test
    void isAcceptedWithATaskToAskFor() {
        Answer accepted = http.upload("/batches/import", "Задания.csv", BatchTables.csv(some(1)));

        assertThat(accepted.status()).isEqualTo(202);
        String task = accepted.body().path("task_id").stringValue();
        assertThat(accepted.header("Location")).isEqualTo("/api/v1/tasks/" + task);
        assertThat(Long.parseLong(accepted.header("Smena-Position"))).isPositive();
        assertThat(accepted.body().path("status").stringValue()).isEqualTo("PENDING");
        assertThat(tasks.awaitEnd(task).path("kind").stringValue()).isEqualTo("import");
    }

    @Test
    void createsTheBatchesOfACsvFile() {
        List<Map<String, Object>> wanted = some(3);

        JsonNode result = tasks.result(http.upload("/batches/import", "tasks.csv", BatchTables.csv(wanted)));

        assertThat(result.path("total_rows").intValue()).isEqualTo(3);
        assertThat(result.path("created").intValue()).isEqualTo(3);
        assertThat(result.path("skipped").intValue()).isZero();
        assertThat(result.path("errors").size()).isZero();
        wanted.forEach(
                task -> assertThat(found(task).path("team").stringValue()).isEqualTo(task.get("team")));
    }

    @Test
    void createsTheBatchesOfAWorkbook() {
        List<Map<String, Object>> wanted = some(3);

        JsonNode result = tasks.result(http.upload("/batches/import", "tasks.xlsx", BatchTables.xlsx(wanted)));

        assertThat(result.path("created").intValue()).isEqualTo(3);
        wanted.forEach(task ->
                assertThat(found(task).path("nomenclature").stringValue()).isEqualTo(task.get("nomenclature")));
    }

    @Test
    void skipsWhatIsFaultyOrThereAlreadyAndSaysWhy() {
        List<Map<String, Object>> rows = new ArrayList<>(some(4));
        http.post("/batches", List.of(rows.get(1)));
        rows.set(2, rows.get(0));
        rows.get(3).put("batch_number", "many");

        JsonNode result = tasks.result(http.upload("/batches/import", "tasks.csv", BatchTables.csv(rows)));

        assertThat(result.path("total_rows").intValue()).isEqualTo(4);
        assertThat(result.path("created").intValue()).isEqualTo(1);
        assertThat(result.path("skipped").intValue()).isEqualTo(3);
        String errors = result.path("errors").toString();
        assertThat(errors)
                .contains("\"row\":3", "batch " + rows.get(1).get("batch_number") + " of 2026-11-09 exists already")
                .contains("\"row\":4", "stands in row 2 already")
                .contains("\"row\":5", "batch_number: must be an integer");
        String file = Http.download(result.path("errors_url").stringValue());
        assertThat(file.lines()).hasSize(4).first().isEqualTo("\ufeffrow;error");
    }

    @Test
    void theSameFileAgainCreatesNothing() {
        byte[] file = BatchTables.csv(some(2_500));

        JsonNode first = tasks.result(http.upload("/batches/import", "tasks.csv", file));
        JsonNode second = tasks.result(http.upload("/batches/import", "tasks.csv", file));

        assertThat(first.path("created").intValue()).isEqualTo(2_500);
        assertThat(second.path("created").intValue()).isZero();
        assertThat(second.path("skipped").intValue()).isEqualTo(2_500);
        assertThat(Http.download(second.path("errors_url").stringValue()).lines())
                .hasSize(2_501);
    }

    @Test
    void aFileThatIsNoSpreadsheetIsAFailureThatSaysSo() {
        String error = tasks.error(http.upload("/batches/import", "tasks.xlsx", "PK\3\4 nonsense".getBytes(UTF_8)));

        assertThat(error).contains("damaged or incomplete workbook");
    }

    @Test
    void aHeadingThatNoDatabaseCanHoldStopsNobody() {
        var rows = some(1);
        rows.getFirst().put("oops_x0000_x", "x");

        assertThat(tasks.error(http.upload("/batches/import", "tasks.xlsx", BatchTables.xlsx(rows))))
                .contains("\"oops\ufffd");
        assertThat(tasks.result(http.upload("/batches/import", "tasks.csv", BatchTables.csv(some(1))))
                        .path("created")
                        .intValue())
                .isOne();
    }

    @Test
    void aWorkbookCutShortCreatesNothing() {
        byte[] whole = BatchTables.xlsx(some(10));
        byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);

        assertThat(tasks.error(http.upload("/batches/import", "tasks.xlsx", half)))
                .contains("damaged");
    }

    @Test
    void aFormThatIsNotOneFileIsRefusedWithAPointerForEachFault() {
        byte[] file = BatchTables.csv(some(1));

        assertInvalid(new Multipart().and("batches", "a.csv", file), "/batches is unknown", "/file is required");
        assertInvalid(Multipart.file("file", "a.csv", new byte[0]), "/file must not be empty");
        assertInvalid(
                Multipart.file("file", "a.csv", file).and("file", "b.csv", file),
                "/file is given 2 times; import one file at a time");
        assertInvalid(new Multipart().and("file", null, file), "/file must be a file, with a filename");
        assertInvalid(Multipart.file("file", "a.csv", file).and("x/y", null, file), "/x~1y is unknown");
    }

    @Test
    void aFormOfTooManyPartsIsNotCalledTooLarge() {
        Multipart form = Multipart.file("file", "a.csv", BatchTables.csv(some(1)));
        for (int i = 0; i < 60; i++) {
            form = form.and("x" + i, null, new byte[1]);
        }

        Answer answer = http.upload("/batches/import", form);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("detail").stringValue()).contains("too many parts");
    }

    @Test
    void aBodyThatIsNoFormIsRefused() {
        assertThat(http.post("/batches/import", "{}").status()).isEqualTo(415);
        for (String type : List.of("multipart/form-data", "multipart/form-data; boundary=other")) {
            Answer answer = http.send("POST", "/api/v1/batches/import", "nonsense", "Content-Type", type);
            assertThat(answer.status()).as("%s %s", type, answer.body()).isIn(400, 422);
            assertThat(answer.code()).isIn("malformed-request", "validation-failed");
        }
    }

    private void assertInvalid(Multipart form, String... faults) {
        Answer answer = http.upload("/batches/import", form);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("validation-failed");
        Stream<String> told = answer.body()
                .path("errors")
                .valueStream()
                .map(fault -> fault.path("pointer").stringValue() + " "
                        + fault.path("detail").stringValue());
        assertThat(told).containsExactly(faults);
    }

    private JsonNode found(Map<String, Object> task) {
        return http.get("/batches?batch_number=" + task.get("batch_number"))
                .body()
                .path("items")
                .path(0);
    }

    private static List<Map<String, Object>> some(int count) {
        return IntStream.range(0, count).mapToObj(i -> ShiftTasks.one()).toList();
    }
}
