package dev.smena.infra.eventstore;

import dev.smena.events.AggregationChunkQueued;
import dev.smena.events.AggregationCompleted;
import dev.smena.events.AggregationFailed;
import dev.smena.events.AggregationProgressed;
import dev.smena.events.AggregationRequested;
import dev.smena.events.BatchId;
import dev.smena.events.Difference;
import dev.smena.events.DomainEvent;
import dev.smena.events.ExportCompleted;
import dev.smena.events.ExportFailed;
import dev.smena.events.ExportFormat;
import dev.smena.events.ExportProgressed;
import dev.smena.events.ExportRequested;
import dev.smena.events.ImportCompleted;
import dev.smena.events.ImportFailed;
import dev.smena.events.ImportProgressed;
import dev.smena.events.ImportRequested;
import dev.smena.events.MaintenanceCompleted;
import dev.smena.events.MaintenanceFailed;
import dev.smena.events.MaintenanceProgressed;
import dev.smena.events.MaintenanceRequested;
import dev.smena.events.RefusedCode;
import dev.smena.events.ReportFailed;
import dev.smena.events.ReportFormat;
import dev.smena.events.ReportGenerated;
import dev.smena.events.ReportRequested;
import dev.smena.events.RowError;
import dev.smena.events.StoredFile;
import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One event of each type a task has, with every field set. */
final class TaskEventSamples {

    private static final TaskId TASK = new TaskId(UUID.fromString("0b0d5c4e-7a1f-4c38-9d52-6f1e2a3b4c5d"));
    private static final BatchId BATCH = BatchId.of(22222, LocalDate.of(2026, 11, 9));
    private static final String GS1 = "010460703951001021<&;\"'%+\\Ж\u001d91EE05\u001d92dGVzdA==";
    private static final Instant AT = Instant.parse("2026-11-09T05:00:00.000123Z");
    private static final StoredFile ERRORS =
            new StoredFile(StoredFile.REPORTS, "aggregations/0b0d5c4e.csv", "Ошибки аггрегации.csv", 123_456);
    private static final StoredFile SKIPPED =
            new StoredFile(StoredFile.REPORTS, "imports/0b0d5c4e.csv", "Ошибки импорта.csv", 321);
    private static final StoredFile REPORT =
            new StoredFile(StoredFile.REPORTS, "batches/22222.pdf", "Партия 22222.pdf", 45_678);
    private static final StoredFile EXPORT =
            new StoredFile(StoredFile.EXPORTS, "exports/0b0d5c4e.xlsx", "Партии.xlsx", 9_876_543_210L);
    private static final StoredFile IMPORT =
            new StoredFile(StoredFile.IMPORTS, "imports/0b0d5c4e.csv", "Задания на смену.csv", 2_048);

    static final List<DomainEvent> ALL = List.of(
            new AggregationRequested(TASK, BATCH, 1_500, 2, AT),
            new AggregationChunkQueued(TASK, 1, List.of(GS1, "=SUM(A1)"), List.of("_x001D_")),
            new AggregationProgressed(
                    TASK,
                    1,
                    1_500,
                    1_497,
                    List.of(
                            new RefusedCode(
                                    GS1, RefusedCode.ALREADY_AGGREGATED, Instant.parse("2026-11-09T04:00:00.500Z")),
                            RefusedCode.of("=SUM(A1)", RefusedCode.NOT_FOUND),
                            RefusedCode.duplicate("_x001D_")),
                    AT),
            new AggregationCompleted(TASK, 1_500, 1_497, ERRORS, AT),
            new AggregationFailed(TASK, "Партия была закрыта", AT),
            new ReportRequested(TASK, BATCH, ReportFormat.PDF, AT),
            new ReportGenerated(TASK, BATCH, ReportFormat.PDF, REPORT, AT),
            new ReportFailed(TASK, "The batch is too large for a PDF", AT),
            new ImportRequested(TASK, IMPORT, AT),
            new ImportProgressed(
                    TASK, 1_001, 1_000, 2_500, 998, List.of(new RowError(17, "Смена: must not be blank")), AT),
            new ImportCompleted(TASK, 2_500, 2_498, SKIPPED, AT),
            new ImportFailed(TASK, "The file is no spreadsheet", AT),
            new ExportRequested(TASK, ExportFormat.EXCEL, Map.of("is_closed", "true", "team", "Бригада № 6"), AT),
            new ExportProgressed(TASK, 5_000, 120_000, AT),
            new ExportCompleted(TASK, EXPORT, 120_000, AT),
            new ExportFailed(TASK, "The object store has no room", AT),
            new MaintenanceRequested(TASK, TaskKind.REBUILD, "batch", AT),
            new MaintenanceProgressed(TASK, 5_000, 9_876_543_210L, AT),
            new MaintenanceCompleted(
                    TASK, 9_876_543_210L, 1_001, List.of(new Difference("query.product " + GS1, "found nothing")), AT),
            new MaintenanceFailed(TASK, "BatchUpdated, number 7 of Batch 22222, cannot be projected", AT));

    private TaskEventSamples() {}
}
