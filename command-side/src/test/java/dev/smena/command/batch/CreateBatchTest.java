package dev.smena.command.batch;

import static dev.smena.command.batch.BatchFixture.CREATE;
import static dev.smena.command.batch.BatchFixture.ID;
import static dev.smena.command.batch.BatchFixture.NOW;
import static dev.smena.command.batch.BatchFixture.stateAfter;

import dev.smena.events.BatchClosed;
import dev.smena.events.BatchCreated;
import dev.smena.events.BatchId;
import dev.smena.events.CloseReason;
import dev.smena.events.WorkCenterId;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CreateBatchTest {

    private final BatchFixture batch = new BatchFixture();

    @Test
    void entersAShiftTaskUnderTheIdOfItsNumberAndDate() {
        var created = new BatchCreated(
                BatchId.of(22222, LocalDate.of(2026, 11, 9)),
                22222,
                LocalDate.of(2026, 11, 9),
                "Фасовка чая",
                WorkCenterId.of("RC-003"),
                "RC-003",
                "Линия «Саше-3»",
                "1 смена",
                "Бригада № 6",
                "Чай",
                "470815",
                Instant.parse("2026-11-09T03:00:00Z"),
                Instant.parse("2026-11-09T15:00:00Z"),
                NOW);

        batch.givenNoPriorActivity().when(CREATE).expectEvents(created).expectResultMessagePayload(stateAfter(created));
    }

    @Test
    void mayCloseTheBatchAtOnce() {
        var created = CREATE.asOf(NOW);
        var closed = new BatchClosed(ID, CloseReason.MANUAL, NOW, 0, 0);

        batch.givenNoPriorActivity()
                .when(BatchFixture.create(true))
                .expectEvents(created, closed)
                .expectResultMessagePayload(stateAfter(created, closed));
    }
}
