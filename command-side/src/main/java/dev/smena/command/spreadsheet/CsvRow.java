package dev.smena.command.spreadsheet;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.TreeMap;

/** Makes a row of each record and keeps it within the bounds of a row. */
final class CsvRow extends CsvCallbackHandler<Row> {

    private final EndMark end;
    private int number;
    private int fields;
    private int characters;
    private TreeMap<Integer, Cell> cells = new TreeMap<>();

    CsvRow(EndMark end) {
        this.end = end;
    }

    static UnreadableFile cellTooLong(int row) {
        return UnreadableFile.because(
                "a cell of row %d has more than %,d characters; perhaps a quote is opened there and never closed",
                row, Row.MOST_CELL_CHARACTERS);
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        number++;
        fields = 0;
        characters = 0;
        cells = new TreeMap<>();
    }

    @Override
    protected void addField(char[] buffer, int offset, int length, boolean quoted) {
        if (length > Row.MOST_CELL_CHARACTERS) {
            throw cellTooLong(number);
        }
        if (fields == Row.MOST_COLUMNS) {
            throw UnreadableFile.because("row %d has more than %,d columns", number, Row.MOST_COLUMNS);
        }
        characters += length;
        if (characters > Row.MOST_CHARACTERS) {
            throw UnreadableFile.because("row %d has more than %,d characters", number, Row.MOST_CHARACTERS);
        }
        if (length > 0) {
            cells.put(fields, new Cell.Text(new String(buffer, offset, length)));
        }
        fields++;
    }

    @Override
    protected Row buildRecord() {
        var row = new Row(number, cells);
        if (number > Row.MOST_ROWS && !end.ends(row)) {
            throw UnreadableFile.because("it has more than %,d rows; divide it", Row.MOST_ROWS);
        }
        return row;
    }

    @Override
    protected void setEmpty() {
        // the row stays without cells
    }

    @Override
    protected void setComment(char[] buffer, int offset, int length) {
        throw new IllegalStateException("Comments are not asked for");
    }

    @Override
    protected RecordType getRecordType() {
        return RecordType.DATA;
    }

    @Override
    protected int getFieldCount() {
        return fields;
    }
}
