package dev.smena.query.exports;

import dev.smena.events.BatchState;
import dev.smena.query.excel.ExcelText;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** An Office Open XML workbook of one sheet, written as it grows: numbers, booleans and dates are real ones. */
final class ExcelTable implements BatchTable {

    /** Without the header's. */
    static final long MOST_ROWS = 1_048_575;

    private static final Column[] COLUMNS = Column.values();
    private static final int ROWS_IN_MEMORY = 100;

    private final ShownTime time;
    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;

    ExcelTable(OutputStream out, ShownTime time) {
        this.time = time;
        this.workbook = new Workbook(out, "Smena", null);
        this.sheet = workbook.newWorksheet("Партии");
        sheet.freezePane(0, 1);
        for (Column column : COLUMNS) {
            sheet.inlineString(0, column.ordinal(), column.header());
            sheet.style(0, column.ordinal()).bold().set();
            sheet.width(column.ordinal(), column.width());
        }
    }

    @Override
    public void add(BatchState batch) throws IOException {
        row++;
        for (Column column : COLUMNS) {
            write(column.ordinal(), column.of(batch));
        }
        if (row % ROWS_IN_MEMORY == 0) {
            sheet.flush();
        }
    }

    @Override
    public void finish() throws IOException {
        workbook.finish();
    }

    private void write(int column, Object value) {
        switch (value) {
            case Boolean bool -> sheet.value(row, column, bool);
            case Integer number -> sheet.value(row, column, number);
            case LocalDate date -> write(column, date);
            case Instant instant -> write(column, instant);
            default -> sheet.inlineString(row, column, ExcelText.escaped(value.toString()));
        }
    }

    private void write(int column, LocalDate date) {
        if (ShownTime.isCertain(date)) {
            sheet.value(row, column, date);
            sheet.style(row, column).format("dd.mm.yyyy").set();
        } else {
            sheet.inlineString(row, column, date.toString());
        }
    }

    private void write(int column, Instant instant) {
        Optional<LocalDateTime> local = time.cell(instant);
        if (local.isPresent()) {
            sheet.value(row, column, local.get());
            sheet.style(row, column).format("dd.mm.yyyy hh:mm:ss").set();
        } else {
            sheet.inlineString(row, column, time.text(instant));
        }
    }
}
