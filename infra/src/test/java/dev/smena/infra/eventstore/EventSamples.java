package dev.smena.infra.eventstore;

import dev.smena.events.BatchChanges;
import dev.smena.events.BatchClosed;
import dev.smena.events.BatchCreated;
import dev.smena.events.BatchId;
import dev.smena.events.BatchReopened;
import dev.smena.events.BatchUpdated;
import dev.smena.events.CloseReason;
import dev.smena.events.DomainEvent;
import dev.smena.events.ProductsAggregated;
import dev.smena.events.ProductsDisaggregated;
import dev.smena.events.ProductsRegistered;
import dev.smena.events.WorkCenterId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** One event of each type a batch has, with every field set; the approved files beside it show how they are stored. */
final class EventSamples {

    private static final BatchId BATCH = BatchId.of(22222, LocalDate.of(2026, 11, 9));
    private static final String GS1 = "010460703951001021<&;\"'%+\\Ж\u001d91EE05\u001d92dGVzdA==";

    static final List<DomainEvent> ALL = List.of(
            new BatchCreated(
                    BATCH,
                    22222,
                    LocalDate.of(2026, 11, 9),
                    "Фасовка «Тёплый чай», саше 5 г № 10",
                    WorkCenterId.of("RC-003"),
                    "RC-003",
                    "Линия фасовки \"Саше-3\"",
                    "1 смена",
                    "Бригада № 6",
                    "Порошок «Тёплый чай»",
                    "470815",
                    Instant.parse("2026-11-09T03:00:00Z"),
                    Instant.parse("2026-11-09T15:00:00Z"),
                    Instant.parse("2026-11-08T12:34:56.789012Z")),
            new BatchUpdated(
                    BATCH,
                    new BatchChanges(
                            "Фасовка «Тёплый кофе», саше 5 г № 10",
                            "2 смена",
                            "Бригада \"Север\"",
                            "Порошок «Тёплый кофе»",
                            "470816",
                            Instant.parse("2026-11-09T15:00:00Z"),
                            Instant.parse("2026-11-10T03:00:00Z")),
                    Instant.parse("2026-11-09T05:30:00.123456Z")),
            new BatchClosed(BATCH, CloseReason.MANUAL, Instant.parse("2026-11-09T15:04:05.000001Z"), 5_000, 4_998),
            new BatchReopened(BATCH, Instant.parse("2026-11-09T15:10:00Z")),
            new ProductsRegistered(
                    BATCH, List.of(GS1, "=SUM(A1)", "_x001D_"), 5_000, Instant.parse("2026-11-09T04:00:00.500Z")),
            new ProductsAggregated(
                    BATCH, List.of(GS1, "=SUM(A1)"), 4_998, Instant.parse("2026-11-09T05:00:00.000123Z")),
            new ProductsDisaggregated(
                    BATCH, List.of(GS1), "Брак упаковки, \"замятие\"", 4_997, Instant.parse("2026-11-09T06:00:00Z")));

    private EventSamples() {}
}
