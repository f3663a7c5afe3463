package dev.smena.command.spreadsheet;

import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rows of a worksheet. Rows and cells are placed by their references, or one after the other where they have none. */
final class SheetRows {

    private static final Pattern REFERENCE = Pattern.compile("([A-Z]{1,3})[0-9]{1,7}");

    private final XmlPart xml;
    private final CellValues values;
    private int last;

    SheetRows(XmlPart xml, CellValues values) {
        this.xml = xml;
        this.values = values;
    }

    @Nullable
    Row next() {
        while (xml.next() && !xml.ends("sheetData")) {
            if (xml.begins("row")) {
                Row row = row(number(xml.attribute("r")));
                last = row.number();
                if (!row.blank()) {
                    return row;
                }
            }
        }
        return null;
    }

    void close() {
        xml.close();
    }

    private Row row(int number) {
        var row = new Row(number, new TreeMap<>());
        int column = -1;
        int characters = 0;
        while (xml.next() && !xml.ends("row")) {
            if (xml.begins("c")) {
                column = column(xml.attribute("r"), column + 1, number);
                Cell cell = values.read(xml);
                if (cell != null && row.cells().put(column, cell) != null) {
                    throw UnreadableFile.because("cell %s%d stands in it twice", Row.letters(column), number);
                }
                characters += cell instanceof Cell.Text text ? text.text().length() : 0;
                if (characters > Row.MOST_CHARACTERS) {
                    throw UnreadableFile.because("row %d has more than %,d characters", number, Row.MOST_CHARACTERS);
                }
            }
        }
        return row;
    }

    private int number(@Nullable String reference) {
        try {
            int number = reference == null ? last + 1 : Integer.parseInt(reference);
            if (number > Row.MOST_ROWS) {
                throw UnreadableFile.because("it has more than %,d rows; divide it", Row.MOST_ROWS);
            }
            if (number > last) {
                return number;
            }
        } catch (NumberFormatException e) {
            // no better than a row out of order
        }
        throw UnreadableFile.because("after row %d a row comes that is not in order", last);
    }

    private static int column(@Nullable String reference, int next, int row) {
        int column = next;
        if (reference != null) {
            Matcher parts = REFERENCE.matcher(reference);
            if (!parts.matches()) {
                throw tooManyColumns(row);
            }
            column = parts.group(1).chars().reduce(0, (sum, letter) -> sum * 26 + letter - 'A' + 1) - 1;
        }
        if (column >= Row.MOST_COLUMNS) {
            throw tooManyColumns(row);
        }
        return column;
    }

    private static UnreadableFile tooManyColumns(int row) {
        return UnreadableFile.because("row %d has more than %,d columns", row, Row.MOST_COLUMNS);
    }
}
