package dev.smena.command.imports;

import dev.smena.command.spreadsheet.Row;
import dev.smena.command.spreadsheet.Spreadsheet;
import dev.smena.command.spreadsheet.UnreadableFile;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The data rows of an import, one after the other; blank ones are passed over. Throws {@link UnreadableFile} where the file
 * proves damaged or too large.
 */
public final class BatchRows implements Iterator<BatchRow>, AutoCloseable {

    private final Spreadsheet sheet;
    private final RowReader reader;
    private @Nullable Row next;

    BatchRows(Spreadsheet sheet, RowReader reader, int fromRow) {
        this.sheet = sheet;
        this.reader = reader;
        do {
            next = sheet.next();
        } while (next != null && next.number() < fromRow);
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public BatchRow next() {
        Row row = next;
        if (row == null) {
            throw new NoSuchElementException();
        }
        next = sheet.next();
        return reader.read(row);
    }

    @Override
    public void close() {
        sheet.close();
    }
}
