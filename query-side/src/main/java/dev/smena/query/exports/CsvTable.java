package dev.smena.query.exports;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.smena.events.BatchState;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.time.Instant;
import java.util.Arrays;

/** CSV as Excel in Russian reads it: UTF-8 with a byte order mark, {@code ;}, CRLF (RFC 4180 otherwise). */
final class CsvTable implements BatchTable {

    private static final Column[] COLUMNS = Column.values();

    private final ShownTime time;
    private final CsvWriter csv;

    CsvTable(OutputStream out, ShownTime time) throws IOException {
        this.time = time;
        Writer text = new OutputStreamWriter(out, UTF_8);
        text.write('\ufeff');
        this.csv = CsvWriter.builder()
                .fieldSeparator(';')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text);
        csv.writeRecord(Arrays.stream(COLUMNS).map(Column::header).toArray(String[]::new));
    }

    @Override
    public void add(BatchState batch) {
        var record = csv.writeRecord();
        for (Column column : COLUMNS) {
            Object value = column.of(batch);
            record.writeField(value instanceof Instant instant ? time.text(instant) : value.toString());
        }
        record.endRecord();
    }

    @Override
    public void finish() throws IOException {
        csv.flush();
    }
}
