package dev.smena.command.imports;

import dev.smena.command.batch.BatchInput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** A file of batches as somebody might have made it: one good row, unless a cell is changed. */
final class Sheet {

    static final BatchFiles FILES = new BatchFiles(new BatchInput(Clock.system(ZoneId.of("Europe/Berlin"))));

    final Map<String, @Nullable Object> cells = new LinkedHashMap<>();

    Sheet() {
        cells.put("СтатусЗакрытия", true);
        cells.put("task_description", "Фасовка чая");
        cells.put("РабочийЦентр", "Линия «Саше-3»");
        cells.put("work_center_identifier", "RC-003");
        cells.put("Смена", "1 смена");
        cells.put("team", "Бригада № 6");
        cells.put("НомерПартии", 22222);
        cells.put("batch_date", LocalDate.of(2026, 11, 9));
        cells.put("Номенклатура", "Чай");
        cells.put("ekn_code", "470815");
        cells.put("ДатаВремяНачалаСмены", LocalDateTime.of(2026, 11, 9, 8, 0));
        cells.put("shift_end", LocalDateTime.of(2026, 11, 9, 20, 0));
    }

    Sheet with(String column, @Nullable Object value) {
        cells.put(column, value);
        return this;
    }

    Sheet without(String column) {
        cells.remove(column);
        return this;
    }

    /** The only row, read from a workbook made of the cells. */
    BatchRow row(Path directory) {
        return rows(xlsx(directory)).getFirst();
    }

    Path xlsx(Path directory) {
        Path file = directory.resolve("sheet.xlsx");
        try (var workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            var sheet = workbook.createSheet();
            var header = sheet.createRow(0);
            var row = sheet.createRow(1);
            int column = 0;
            for (var entry : cells.entrySet()) {
                header.createCell(column).setCellValue(entry.getKey());
                set(workbook, row.createCell(column), entry.getValue());
                column++;
            }
            workbook.write(out);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<BatchRow> rows(Path file) {
        var rows = new ArrayList<BatchRow>();
        try (BatchRows read = FILES.open(file)) {
            read.forEachRemaining(rows::add);
        }
        return rows;
    }

    private static void set(Workbook workbook, Cell cell, @Nullable Object value) {
        switch (value) {
            case null -> cell.setBlank();
            case Boolean bool -> cell.setCellValue(bool);
            case Number number -> cell.setCellValue(number.doubleValue());
            case LocalDate date -> {
                cell.setCellValue(date);
                cell.setCellStyle(style(workbook, "dd.mm.yyyy"));
            }
            case LocalDateTime time -> {
                cell.setCellValue(time);
                cell.setCellStyle(style(workbook, "dd.mm.yyyy h:mm"));
            }
            default -> cell.setCellValue(value.toString());
        }
    }

    private static CellStyle style(Workbook workbook, String format) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }
}
