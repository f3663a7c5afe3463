package dev.smena.command.spreadsheet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All rows of a file at once. */
final class Rows {

    private Rows() {}

    static List<Row> of(Path file) {
        var rows = new ArrayList<Row>();
        try (Spreadsheet sheet = Spreadsheet.open(file)) {
            for (Row row = sheet.next(); row != null; row = sheet.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** The cells of the only row, blank ones left out. */
    static List<Cell> cells(Path file) {
        return List.copyOf(of(file).getFirst().cells().values());
    }
}
