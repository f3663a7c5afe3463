package dev.smena.query.exports;

import dev.smena.events.BatchState;
import dev.smena.events.ExportFormat;
import dev.smena.query.batch.BatchFilter;
import dev.smena.query.batch.BatchListing;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Iterator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes a filtered list of batches as a file that can be imported again; all of it is read from one snapshot. */
@Component
public class BatchExport {

    private static final int ROWS_BETWEEN_REPORTS = 1_000;

    private final BatchListing batches;
    private final TransactionTemplate snapshot;
    private final ShownTime time;

    BatchExport(BatchListing batches, PlatformTransactionManager transactions, Clock clock) {
        this.batches = batches;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        this.time = new ShownTime(clock.getZone());
    }

    /**
     * Leaves the stream open. It should take what it is given at once: a transaction is open, and the database ends one
     * that idles.
     *
     * @param progress is told every 1,000 batches and at the end
     * @return how many batches were written
     * @throws TooManyRows before anything is written
     */
    public long write(BatchFilter filter, ExportFormat format, OutputStream out, ExportProgress progress)
            throws IOException {
        try {
            return snapshot.execute(open -> {
                try {
                    return writeAll(filter, format, out, progress);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private long writeAll(BatchFilter filter, ExportFormat format, OutputStream out, ExportProgress progress)
            throws IOException {
        long total = batches.count(filter);
        BatchTable table = table(format, total, out);
        long current = 0;
        try (Stream<BatchState> listed = batches.stream(filter)) {
            for (Iterator<BatchState> each = listed.iterator(); each.hasNext(); ) {
                table.add(each.next());
                if (++current % ROWS_BETWEEN_REPORTS == 0 && current < total) {
                    progress.written(current, total);
                }
            }
        }
        table.finish();
        progress.written(current, total);
        return current;
    }

    private BatchTable table(ExportFormat format, long total, OutputStream out) throws IOException {
        return switch (format) {
            case CSV -> new CsvTable(out, time);
            case EXCEL -> {
                if (total > ExcelTable.MOST_ROWS) {
                    throw new TooManyRows(total, ExcelTable.MOST_ROWS);
                }
                yield new ExcelTable(out, time);
            }
        };
    }
}
