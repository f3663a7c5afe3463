package dev.smena.query.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** A workbook read with other software than wrote it. */
record Workbook(byte[] file) {

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    List<String> sheets() throws IOException {
        try (var workbook = open()) {
            return workbook.getSheets().map(Sheet::getName).toList();
        }
    }

    List<Row> rows(String sheet) throws IOException {
        try (var workbook = open()) {
            return workbook.findSheet(sheet).orElseThrow().read();
        }
    }

    /** A text as Excel would show it; the reader leaves ST_Xstring escapes as they are. */
    static String text(Cell cell) {
        return ESCAPED.matcher(cell.asString())
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    /** A part of the package, such as {@code xl/charts/chart1.xml}. */
    String part(String name) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(zip.readAllBytes(), UTF_8);
                }
            }
        }
        throw new AssertionError("no part " + name);
    }

    private ReadableWorkbook open() throws IOException {
        return new ReadableWorkbook(
                new ByteArrayInputStream(file), new org.dhatim.fastexcel.reader.ReadingOptions(true, true));
    }
}
