package dev.smena.command.imports;

import dev.smena.command.batch.BatchInput;
import dev.smena.command.spreadsheet.Row;
import dev.smena.command.spreadsheet.Spreadsheet;
import dev.smena.command.spreadsheet.UnreadableFile;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Reads files of batches, .xlsx or CSV: a header, then a batch a row. Memory does not grow with the number of rows. */
@Component
public class BatchFiles {

    private static final int ALL = 0;

    private final BatchInput input;

    public BatchFiles(BatchInput input) {
        this.input = input;
    }

    /** @throws UnreadableFile if there is no header or not the right one, or if the file cannot be read */
    public BatchRows open(Path file) {
        return open(file, ALL);
    }

    /** @param fromRow number in the spreadsheet of the first row wanted */
    public BatchRows open(Path file, int fromRow) {
        Spreadsheet sheet = Spreadsheet.open(file);
        try {
            return new BatchRows(sheet, new RowReader(header(sheet), input), fromRow);
        } catch (RuntimeException e) {
            sheet.close();
            throw e;
        }
    }

    /**
     * How many rows {@link #open} will give. Reads the whole file, so that one that is damaged at its end is known before
     * anything is made of its beginning.
     *
     * @throws UnreadableFile wherever the file proves unreadable
     */
    public int count(Path file) {
        try (Spreadsheet sheet = Spreadsheet.open(file)) {
            header(sheet);
            int rows = 0;
            while (sheet.next() != null) {
                rows++;
            }
            return rows;
        }
    }

    private static Header header(Spreadsheet sheet) {
        Row first = sheet.next();
        if (first == null) {
            throw new UnreadableFile("The file has no rows. " + Header.wanted());
        }
        return Header.of(first);
    }
}
