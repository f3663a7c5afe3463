package dev.smena.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.smena.command.batch.CreateBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Spreadsheets of new shift tasks of one day, as a planner's system would write them. */
final class ShiftTaskFile {

    private static final List<String> COLUMNS =
            List.copyOf(Batches.asJson(new Batches().next()).keySet());

    private final Batches batches;

    ShiftTaskFile(LocalDate date) {
        this.batches = new Batches(date);
    }

    Path csv(Path file, int rows) throws IOException {
        try (var out = Files.newBufferedWriter(file, UTF_8)) {
            out.write(String.join(";", COLUMNS) + "\r\n");
            for (int row = 0; row < rows; row++) {
                var cells = new ArrayList<String>();
                var batch = Batches.asJson(batches.next());
                COLUMNS.forEach(column -> cells.add(String.valueOf(batch.get(column))));
                out.write(String.join(";", cells) + "\r\n");
            }
        }
        return file;
    }

    Path excel(Path file, int rows) throws IOException {
        try (var out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "Benchmark", "1.0")) {
            var sheet = workbook.newWorksheet("Задания");
            for (int column = 0; column < COLUMNS.size(); column++) {
                sheet.value(0, column, COLUMNS.get(column));
            }
            for (int row = 1; row <= rows; row++) {
                fill(sheet, row, batches.next());
                if (row % 1_000 == 0) {
                    sheet.flush();
                }
            }
        }
        return file;
    }

    private static void fill(Worksheet sheet, int row, CreateBatch batch) {
        var cells = Batches.asJson(batch);
        for (int column = 0; column < COLUMNS.size(); column++) {
            Object value = cells.get(COLUMNS.get(column));
            if (value instanceof Integer number) {
                sheet.value(row, column, number);
            } else {
                sheet.inlineString(row, column, String.valueOf(value));
            }
        }
    }
}
