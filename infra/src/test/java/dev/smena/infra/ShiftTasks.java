package dev.smena.infra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Valid input for tests; each shift task has a number of its own. */
final class ShiftTasks {

    private static final AtomicInteger NUMBERS = new AtomicInteger(1_000_000);

    private ShiftTasks() {}

    /**
     * A valid shift task with English names, changeable. Its shift ends in a hundred years, so that it is not closed at night
     * by itself, however late it is, or a test says that it is.
     */
    static Map<String, Object> one() {
        var task = new LinkedHashMap<String, Object>();
        task.put("task_description", "Фасовка «Тёплый чай», саше 5 г № 10");
        task.put("work_center_name", "Линия фасовки «Саше-3»");
        task.put("work_center_identifier", "RC-003");
        task.put("shift", "1 смена");
        task.put("team", "Бригада № 6");
        task.put("batch_number", NUMBERS.incrementAndGet());
        task.put("batch_date", "2026-11-09");
        task.put("nomenclature", "Порошок «Тёплый чай»");
        task.put("ekn_code", "470815");
        task.put("shift_start", "2026-11-09T08:00:00");
        task.put("shift_end", "2126-11-09T20:00:00");
        return task;
    }

    /** Creates a batch and returns its id. */
    static String create(Http http) {
        return http.post("/batches", List.of(one())).body().path(0).path("id").stringValue();
    }

    /** Does not wait until it is shown. */
    static String create(Http http, String nomenclature) {
        Map<String, Object> task = one();
        task.put("nomenclature", nomenclature);
        return http.post("/batches", List.of(task), Races.AT_ONCE)
                .body()
                .path(0)
                .path("id")
                .stringValue();
    }

    /** Codes that no other test uses, each with a group separator and characters that need escaping somewhere. */
    static List<String> codes(int count) {
        int series = NUMBERS.incrementAndGet();
        return IntStream.range(0, count)
                .mapToObj(i -> "0104607039510010" + "21<&;\"'%+" + series + "-" + i + "\u001d91EE05")
                .toList();
    }

    static Map<String, Object> uniqueCodes(List<String> codes) {
        return Map.of("unique_codes", codes);
    }
}
