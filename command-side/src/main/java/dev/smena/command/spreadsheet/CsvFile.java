package dev.smena.command.spreadsheet;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Comma-separated values (RFC 4180) with any of the usual separators and line ends; a record is a row. */
final class CsvFile implements Spreadsheet {

    /** Room for a cell in which every character is a doubled quote, and for the parser to read on. */
    private static final int BUFFER = 4 * Row.MOST_CELL_CHARACTERS;

    private final EndMark end;
    private final CloseableIterator<Row> records;
    private int last;

    private CsvFile(EndMark text, char separator) {
        end = text;
        records = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(BUFFER)
                .build(new CsvRow(end), text)
                .iterator();
    }

    static CsvFile open(Path file) throws IOException {
        CsvText text = CsvText.of(file);
        Separator separator;
        try (Reader start = text.reader(0)) {
            separator = Separator.of(start);
        } catch (CharacterCodingException e) {
            throw CsvText.undecodable();
        }
        return new CsvFile(new EndMark(text.reader(separator.begin())), separator.character());
    }

    @Override
    public @Nullable Row next() {
        try {
            while (records.hasNext()) {
                Row row = records.next();
                if (end.ends(row)) {
                    return null;
                }
                last = row.number();
                if (!row.blank()) {
                    return row;
                }
            }
            return null;
        } catch (CsvParseException e) {
            throw e.getCause() instanceof UnreadableFile ours ? ours : CsvRow.cellTooLong(last + 1);
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharacterCodingException ? CsvText.undecodable() : e;
        }
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
