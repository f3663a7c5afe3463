package dev.smena.infra;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Shift tasks as files, written as people's programs would. */
final class BatchTables {

    private BatchTables() {}

    /** UTF-8 with {@code ;}, the columns those of the first task. */
    static byte[] csv(List<Map<String, Object>> tasks) {
        return lines(tasks).collect(Collectors.joining("\r\n", "", "\r\n")).getBytes(UTF_8);
    }

    static byte[] xlsx(List<Map<String, Object>> tasks) {
        try (var book = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            var sheet = book.createSheet();
            for (String line : (Iterable<String>) lines(tasks)::iterator) {
                var row = sheet.createRow(sheet.getPhysicalNumberOfRows());
                String[] cells = line.split(";", -1);
                for (int i = 0; i < cells.length; i++) {
                    row.createCell(i).setCellValue(cells[i]);
                }
            }
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(List<Map<String, Object>> tasks) {
        var columns = List.copyOf(tasks.getFirst().keySet());
        return Stream.concat(
                Stream.of(String.join(";", columns)),
                tasks.stream()
                        .map(task -> columns.stream()
                                .map(column -> String.valueOf(task.get(column)))
                                .collect(Collectors.joining(";"))));
    }
}
