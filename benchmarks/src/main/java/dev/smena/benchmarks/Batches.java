package dev.smena.benchmarks;

import dev.smena.command.batch.CreateBatch;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** New shift tasks, each with a number of its own, spread over a hundred work centers. */
final class Batches {

    private static final LocalDate DATE = LocalDate.of(2026, 10, 12);
    private static final Instant START = Instant.parse("2026-10-12T03:00:00Z");
    private static final Instant END = Instant.parse("2026-10-12T15:00:00Z");

    private final AtomicInteger made = new AtomicInteger();
    private final LocalDate date;
    private final Instant end;

    Batches() {
        this(DATE);
    }

    Batches(LocalDate date) {
        this(date, END);
    }

    /** @param end of their shifts */
    Batches(LocalDate date, Instant end) {
        this.date = date;
        this.end = end;
    }

    CreateBatch next() {
        int number = made.incrementAndGet();
        return new CreateBatch(
                number,
                date,
                false,
                "Упаковка ибупрофена 400 мг № 20 в блистеры и пачки, партия № " + number,
                "RC-" + number % 100,
                "Линия блистерной упаковки № " + number % 100,
                "1 смена",
                "Бригада № 1",
                "Ибупрофен, таблетки, покрытые плёночной оболочкой, 400 мг № 20",
                "456278",
                START,
                end);
    }

    static Map<String, Object> asJson(CreateBatch batch) {
        return Map.ofEntries(
                Map.entry("batch_number", batch.batchNumber()),
                Map.entry("batch_date", batch.batchDate().toString()),
                Map.entry("task_description", batch.taskDescription()),
                Map.entry("work_center_identifier", batch.workCenterIdentifier()),
                Map.entry("work_center_name", batch.workCenterName()),
                Map.entry("shift", batch.shift()),
                Map.entry("team", batch.team()),
                Map.entry("nomenclature", batch.nomenclature()),
                Map.entry("ekn_code", batch.eknCode()),
                Map.entry("shift_start", batch.shiftStart().toString()),
                Map.entry("shift_end", batch.shiftEnd().toString()));
    }
}
