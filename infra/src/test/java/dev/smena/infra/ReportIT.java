package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.infra.Http.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@WholeSystem
class ReportIT {

    private final Http http;
    private final Tasks tasks;

    ReportIT(@LocalServerPort int port) {
        this.http = new Http(port);
        this.tasks = new Tasks(http);
    }

    @Test
    void isAcceptedWithATaskToAskFor() {
        Answer accepted = report(ShiftTasks.create(http), "pdf");

        assertThat(accepted.status()).isEqualTo(202);
        String task = accepted.body().path("task_id").stringValue();
        assertThat(accepted.header("Location")).isEqualTo("/api/v1/tasks/" + task);
        assertThat(Long.parseLong(accepted.header("Smena-Position"))).isPositive();
        assertThat(accepted.body().path("status").stringValue()).isEqualTo("PENDING");
        assertThat(tasks.awaitEnd(task).path("kind").stringValue()).isEqualTo("report");
    }

    @Test
    void showsInAWorkbookWhatHadBeenWrittenBefore() throws IOException {
        Map<String, Object> task = ShiftTasks.one();
        String batch =
                http.post("/batches", List.of(task)).body().path(0).path("id").stringValue();
        List<String> codes = ShiftTasks.codes(3);
        http.post("/batches/" + batch + "/products", ShiftTasks.uniqueCodes(codes), "Prefer", "respond-async");
        http.post(
                "/batches/" + batch + "/aggregate",
                ShiftTasks.uniqueCodes(codes.subList(0, 1)),
                "Prefer",
                "respond-async");

        JsonNode result = tasks.result(report(batch, "excel"));

        assertThat(result.path("file_name").stringValue())
                .isEqualTo("batch-" + task.get("batch_number") + "-2026-11-09.xlsx");
        var file = Http.follow(result.path("file_url").stringValue());
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.content()).hasSize(result.path("file_size").intValue());
        assertThat(file.disposition()).contains(result.path("file_name").stringValue());
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(file.content()))) {
            assertThat(book.getSheets().map(Sheet::getName))
                    .containsExactly("Информация о партии", "Продукция", "Статистика");
            List<Row> products = book.findSheet("Продукция").orElseThrow().read();
            assertThat(products.stream().skip(1).map(row -> row.getCellText(1)))
                    .hasSize(3)
                    .first()
                    .satisfies(code -> assertThat(code).contains("21<&;\"'%+"));
            assertThat(products.stream().skip(1).map(row -> row.getCellText(2))).containsExactly("Да", "Нет", "Нет");
        }
    }

    @Test
    void isAlsoMadeToPrint() throws IOException {
        Map<String, Object> task = ShiftTasks.one();
        String batch =
                http.post("/batches", List.of(task)).body().path(0).path("id").stringValue();

        JsonNode result = tasks.result(report(batch, "pdf"));

        assertThat(result.path("file_name").stringValue()).endsWith(".pdf");
        try (var pdf = Loader.loadPDF(
                Http.follow(result.path("file_url").stringValue()).content())) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains(String.valueOf(task.get("batch_number")), "Бригада № 6");
        }
    }

    @Test
    void thereIsNoneOfABatchThatIsNotThere() {
        for (String id : List.of(UUID.randomUUID().toString(), "22222")) {
            Answer answer = report(id, "pdf");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("batch-not-found");
        }
    }

    @Test
    void aRequestThatIsNotOneIsRefusedWithAPointerForEachFault() {
        String batch = ShiftTasks.create(http);

        Answer answer = http.post("/batches/" + batch + "/reports", "{\"format\":\"csv\",\"color\":1}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("errors").toString())
                .contains("{\"pointer\":\"/format\",\"detail\":\"must be excel or pdf\"}")
                .contains("{\"pointer\":\"/color\",\"detail\":\"is unknown\"}");
        assertThat(http.post("/batches/" + batch + "/reports", "[]").status()).isEqualTo(422);
        assertThat(http.post("/batches/" + batch + "/reports", "{").status()).isEqualTo(400);
    }

    private Answer report(String batch, String format) {
        return http.post("/batches/" + batch + "/reports", Map.of("format", format));
    }
}
