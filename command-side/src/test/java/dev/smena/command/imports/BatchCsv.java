package dev.smena.command.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A CSV file of batches, row by row. */
final class BatchCsv {

    static final String HEADER = "task_description;work_center_name;work_center_identifier;shift;team;batch_number;"
            + "batch_date;nomenclature;ekn_code;shift_start;shift_end\n";

    private BatchCsv() {}

    /** @param number what stands in the column of the batch's number */
    static String row(Object number) {
        return "Фасовка;Линия 3;RC-003;1 смена;Бригада 6;" + number
                + ";2026-11-09;Чай;470815;2026-11-09T08:00;2026-11-09T20:00\n";
    }

    static byte[] file(Object... numbers) {
        return (HEADER + Arrays.stream(numbers).map(BatchCsv::row).collect(Collectors.joining())).getBytes(UTF_8);
    }

    /** Batches 1 to {@code count}. */
    static byte[] file(int count) {
        return file(IntStream.rangeClosed(1, count).boxed().toArray());
    }
}
