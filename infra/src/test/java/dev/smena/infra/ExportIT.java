package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.command.exports.ExportWriter;
import dev.smena.events.ExportFormat;
import dev.smena.events.TaskId;
import dev.smena.infra.Http.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.JsonNode;

@WholeSystem
class ExportIT {

    private final Http http;
    private final Tasks tasks;
    private final ExportWriter writer;

    ExportIT(@LocalServerPort int port, @Autowired ExportWriter writer) {
        this.http = new Http(port);
        this.tasks = new Tasks(http);
        this.writer = writer;
    }

    @Test
    void tellsItsProgressOutsideTheTransactionItReadsIn(@TempDir Path directory) throws Exception {
        String team = "Ночь, по частям";
        http.post("/batches", ofTeam(team, 2));
        var task = TaskId.parse(
                export("csv", Map.of("team", team)).body().path("task_id").stringValue());
        var inTransaction = new ArrayList<Boolean>();

        writer.write(
                task.orElseThrow(),
                Map.of("team", team),
                ExportFormat.CSV,
                directory.resolve("file"),
                (current, total) -> inTransaction.add(TransactionSynchronizationManager.isActualTransactionActive()));

        assertThat(inTransaction).isNotEmpty().containsOnly(false);
    }

    @Test
    void writesTheBatchesThatMatchAsCsv() {
        List<Map<String, Object>> ofTheNight = ofTeam("Ночь; «csv»", 3);
        http.post("/batches", ofTheNight, "Prefer", "respond-async");
        http.post("/batches", ofTeam("День", 2));

        JsonNode result = tasks.result(export("csv", Map.of("team", "Ночь; «csv»")));

        assertThat(result.path("total_batches").intValue()).isEqualTo(3);
        assertThat(result.path("file_name").stringValue()).matches("batches-\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d\\.csv");
        String file = Http.download(result.path("file_url").stringValue());
        assertThat(file).startsWith("\ufeff");
        assertThat(file.lines()).hasSize(4);
        ofTheNight.forEach(task ->
                assertThat(file).contains(";" + task.get("batch_number") + ";").contains("\"Ночь; «csv»\""));
    }

    @Test
    void writesTheBatchesThatMatchAsAWorkbook() throws IOException {
        List<Map<String, Object>> wanted = ofTeam("Ночь, xlsx", 2);
        http.post("/batches", wanted);

        JsonNode result = tasks.result(export("excel", Map.of("team", "Ночь, xlsx", "is_closed", false)));

        var file = Http.follow(result.path("file_url").stringValue());
        assertThat(file.content()).hasSize(result.path("file_size").intValue());
        assertThat(file.disposition()).contains(result.path("file_name").stringValue());
        try (var book = WorkbookFactory.create(new ByteArrayInputStream(file.content()))) {
            assertThat(book.getSheetAt(0).getPhysicalNumberOfRows()).isEqualTo(3);
        }
    }

    @Test
    void whatIsExportedCanBeImported() {
        http.post("/batches", ofTeam("Ночь, туда и обратно", 2));
        JsonNode exported = tasks.result(export("excel", Map.of("team", "Ночь, туда и обратно")));
        byte[] file = Http.follow(exported.path("file_url").stringValue()).content();

        JsonNode imported = tasks.result(http.upload("/batches/import", "again.xlsx", file));

        assertThat(imported.path("total_rows").intValue()).isEqualTo(2);
        assertThat(imported.path("created").intValue()).isZero();
        assertThat(imported.path("errors").toString())
                .contains("exists already")
                .doesNotContain("must");
    }

    @Test
    void anExportOfNothingHasNoRows() {
        JsonNode result = tasks.result(export("csv", Map.of("team", "нет такой")));

        assertThat(result.path("total_batches").intValue()).isZero();
        assertThat(Http.download(result.path("file_url").stringValue()).lines()).hasSize(1);
    }

    @Test
    void needsNoFilters() {
        assertThat(http.post("/batches/export", Map.of("format", "csv")).status())
                .isEqualTo(202);
    }

    @Test
    void aRequestThatIsNotOneIsRefusedWithAPointerForEachFault() {
        Answer answer = export("pdf", Map.of("date_from", "1.1.2026", "limit", 5));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()
                        .path("errors")
                        .valueStream()
                        .map(fault -> fault.path("pointer").stringValue()))
                .containsExactlyInAnyOrder("/format", "/filters/date_from", "/filters/limit");
    }

    private Answer export(String format, Map<String, Object> filters) {
        return http.post("/batches/export", Map.of("format", format, "filters", filters));
    }

    private static List<Map<String, Object>> ofTeam(String team, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    Map<String, Object> task = ShiftTasks.one();
                    task.put("team", team);
                    return task;
                })
                .toList();
    }
}
