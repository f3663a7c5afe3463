package dev.smena.command.deliveries;

import static dev.smena.command.deliveries.MessagesFixture.BATCH;
import static dev.smena.command.deliveries.MessagesFixture.CREATED;
import static dev.smena.command.deliveries.MessagesFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.verifyNoInteractions;

import dev.smena.events.BatchChanges;
import dev.smena.events.BatchClosed;
import dev.smena.events.BatchReopened;
import dev.smena.events.BatchUpdated;
import dev.smena.events.CloseReason;
import dev.smena.events.DomainEvent;
import dev.smena.events.ImportCompleted;
import dev.smena.events.ImportProgressed;
import dev.smena.events.ImportRequested;
import dev.smena.events.ProductsDisaggregated;
import dev.smena.events.ProductsRegistered;
import dev.smena.events.ReportFormat;
import dev.smena.events.ReportGenerated;
import dev.smena.events.RowError;
import dev.smena.events.StoredFile;
import dev.smena.events.TaskEvent;
import dev.smena.events.TaskId;
import dev.smena.events.WebhookId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Receivers parse these words: a changed one breaks them. */
class MessagesTest {

    private static final TaskId TASK = new TaskId(UUID.fromString("7d444840-9dc0-41d1-b245-5ffdce74fad2"));
    private static final StoredFile FILE = new StoredFile(StoredFile.REPORTS, "key.pdf", "Отчёт.pdf", 7);

    private final MessagesFixture fixture = new MessagesFixture();

    @Test
    void batchCreated() {
        assertTells(CREATED, """
                {"event":"batch_created","data":{"id":"%s","batch_number":22222,"batch_date":"2026-11-09",
                "nomenclature":"Чай",
                "work_center":{"id":"%s","identifier":"RC-003","name":"Линия «Саше-3»"},"sequence":5},
                "timestamp":"2026-11-09T10:30:00.123456+05:00"}""".formatted(BATCH, CREATED.workCenterId()));
    }

    @Test
    void batchUpdated() {
        var changes = new BatchChanges(null, "2 смена", null, null, null, null, NOW.plusSeconds(60));

        assertTells(new BatchUpdated(BATCH, changes, NOW), """
                {"event":"batch_updated","data":{"id":"%s","batch_number":22222,
                "changes":{"shift":"2 смена","shift_end":"2026-11-09T10:31:00.123456+05:00"},"sequence":5},
                "timestamp":"2026-11-09T10:30:00.123456+05:00"}""".formatted(BATCH));
    }

    @Test
    void aReopenedBatchIsAnUpdatedOne() {
        assertTells(new BatchReopened(BATCH, NOW), """
                {"event":"batch_updated","data":{"id":"%s","batch_number":22222,
                "changes":{"is_closed":false},"sequence":5},
                "timestamp":"2026-11-09T10:30:00.123456+05:00"}""".formatted(BATCH));
    }

    @Test
    void batchClosed() {
        assertTells(new BatchClosed(BATCH, CloseReason.AUTO, NOW, 3, 1), """
                {"event":"batch_closed","data":{"id":"%s","batch_number":22222,
                "closed_at":"2026-11-09T10:30:00.123456+05:00",
                "statistics":{"total_products":3,"aggregated":1,"aggregation_rate":33.33},"sequence":5},
                "timestamp":"2026-11-09T10:30:00.123456+05:00"}""".formatted(BATCH));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0.00",
        "0, 7, 0.00",
        "7, 7, 100.00",
        "1, 3, 33.33",
        "2, 3, 66.67",
        "1, 800, 0.13",
        "2147483646, 2147483647, 100.00"
    })
    void theRateIsAPercentageOfTwoDecimals(int aggregated, int total, String rate) {
        var closed = new BatchClosed(BATCH, CloseReason.AUTO, NOW, total, aggregated);

        assertThat(fixture.messages.of(closed, 5))
                .singleElement()
                .asString()
                .contains("\"aggregation_rate\":" + rate + "}");
    }

    @Test
    void reportGenerated() {
        assertTells(new ReportGenerated(TASK, BATCH, ReportFormat.PDF, FILE, NOW), """
                {"event":"report_generated","data":{"batch_id":"%s","report_type":"pdf",
                "file_url":"https://files.example/key.pdf","expires_at":"2026-11-16T10:30:00.123456+05:00"},
                "timestamp":"2026-11-09T10:30:00.123456+05:00"}""".formatted(BATCH));
    }

    @Test
    void importCompleted() {
        story(
                new ImportRequested(TASK, FILE, NOW),
                progressed(List.of(new RowError(2, "batch_number is required"))),
                progressed(List.of()),
                progressed(List.of(new RowError(9, "Партия уже есть"))));

        assertTells(new ImportCompleted(TASK, 10, 8, FILE, NOW), """
                {"event":"import_completed","data":{"total_rows":10,"created":8,"skipped":2,
                "errors":[{"row":2,"error":"batch_number is required"},{"row":9,"error":"Партия уже есть"}]},
                "timestamp":"2026-11-09T10:30:00.123456+05:00"}""");
    }

    @Test
    void ofManySkippedRowsTheFirstHundredAreTold() {
        var errors =
                IntStream.range(0, 70).mapToObj(row -> new RowError(row, "no")).toList();
        story(progressed(errors), progressed(errors));

        var told = WireJson.MAPPER.readTree(fixture.messages
                .of(new ImportCompleted(TASK, 140, 0, FILE, NOW), 5)
                .getFirst());

        assertThat(told.at("/data/errors")).hasSize(100);
        assertThat(told.at("/data/errors/99/row").intValue()).isEqualTo(29);
        assertThat(told.at("/data/skipped").intValue()).isEqualTo(140);
    }

    @Test
    void anImportThatSkippedNothingHasNoErrorsToLookFor() {
        assertTells(new ImportCompleted(TASK, 10, 10, null, NOW), """
                {"event":"import_completed","data":{"total_rows":10,"created":10,"skipped":0,"errors":[]},
                "timestamp":"2026-11-09T10:30:00.123456+05:00"}""");
        verifyNoInteractions(fixture.stories);
    }

    @Test
    void aTest() {
        var webhook = new WebhookId(UUID.fromString("0b0e5c3e-8a3c-4f5d-9d1e-2c7f6a9b1d01"));

        assertThat(fixture.messages.test(webhook, NOW)).isEqualTo(oneLine("""
                {"event":"test","data":{"webhook_id":"0b0e5c3e-8a3c-4f5d-9d1e-2c7f6a9b1d01"},
                "timestamp":"2026-11-09T10:30:00.123456+05:00"}"""));
    }

    @Test
    void nothingElseIsTold() {
        for (DomainEvent event : List.of(
                new ProductsRegistered(BATCH, List.of("A"), 1, NOW),
                new ProductsDisaggregated(BATCH, List.of("A"), "broken", 0, NOW),
                new ImportRequested(TASK, FILE, NOW),
                progressed(List.of()),
                DeliveryFixture.SCHEDULED)) {
            assertThat(Messages.typeOf(event)).isEmpty();
            assertThat(fixture.messages.of(event, 5)).isEmpty();
        }
    }

    private void assertTells(DomainEvent event, String body) {
        assertThat(fixture.messages.of(event, 5)).containsExactly(oneLine(body));
        assertThat(Messages.typeOf(event).map(type -> "{\"event\":\"" + type + "\",\"data\""))
                .hasValueSatisfying(start -> assertThat(body).startsWith(start));
    }

    private static String oneLine(String body) {
        return body.replace("\n", "");
    }

    private void story(TaskEvent... events) {
        doReturn(Stream.of(events)).when(fixture.stories).of(TASK);
    }

    private static ImportProgressed progressed(List<RowError> errors) {
        return new ImportProgressed(TASK, 9, 9, 10, 8, errors, NOW);
    }
}
