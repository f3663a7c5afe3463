package dev.smena.events;

import java.time.Instant;
import java.time.LocalDate;

/** Events of one batch for tests. */
final class Facts {

    static final BatchId ID = BatchId.of(22222, LocalDate.of(2026, 11, 9));
    static final WorkCenterId WORK_CENTER = WorkCenterId.of("RC-003");
    static final Instant CREATED_AT = Instant.parse("2026-11-08T12:00:00Z");
    static final Instant LATER = Instant.parse("2026-11-09T05:30:00.123456Z");

    static final BatchCreated CREATED = new BatchCreated(
            ID,
            22222,
            LocalDate.of(2026, 11, 9),
            "Фасовка чая",
            WORK_CENTER,
            "RC-003",
            "Линия «Саше-3»",
            "1 смена",
            "Бригада № 6",
            "Чай",
            "470815",
            Instant.parse("2026-11-09T03:00:00Z"),
            Instant.parse("2026-11-09T15:00:00Z"),
            CREATED_AT);

    private Facts() {}

    static BatchState stateAfter(BatchEvent... events) {
        BatchState state = BatchState.after(null, CREATED);
        for (BatchEvent event : events) {
            state = BatchState.after(state, event);
        }
        return state;
    }
}
