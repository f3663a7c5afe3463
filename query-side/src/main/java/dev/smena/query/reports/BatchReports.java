package dev.smena.query.reports;

import dev.smena.events.BatchId;
import dev.smena.events.ReportFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes the report of a batch, whole, as it is at one moment. Times are shown in the clock's zone. */
@Component
public class BatchReports {

    private final ReportQueries queries;
    private final Scratch scratch;
    private final Clock clock;
    private final TransactionTemplate snapshot;

    BatchReports(ReportQueries queries, Scratch scratch, Clock clock, PlatformTransactionManager transactions) {
        this.queries = queries;
        this.scratch = scratch;
        this.clock = clock;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        // Joining the caller's transaction would take over its isolation, and with it several snapshots.
        snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Writes to the output and leaves it open. What was written before an exception is no report.
     *
     * @throws UnknownBatch if the read model has no such batch; nothing has been written then
     */
    public void write(BatchId batch, ReportFormat format, OutputStream out) throws IOException {
        var sink = new Sink(out);
        try (ReportFile file = file(format, sink)) {
            snapshot.executeWithoutResult(open -> fill(file, batch));
            file.finish();
        } catch (UncheckedIOException e) {
            sink.throwFailure();
            throw e.getCause();
        } catch (IOException | RuntimeException e) {
            sink.throwFailure();
            throw e;
        }
    }

    private void fill(ReportFile file, BatchId batch) {
        Report report = report(batch);
        try (Stream<ReportedProduct> products = queries.streamProducts(batch)) {
            file.fill(report, products);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Report report(BatchId id) {
        ReportedBatch batch = queries.findBatch(id).orElseThrow(() -> new UnknownBatch(id));
        var intervals = ShiftIntervals.of(batch.shiftStart(), batch.shiftEnd());
        var shift = intervals.filled(queries.countAggregated(id, intervals), clock.getZone());
        return new Report(batch, shift, clock.instant(), clock.getZone());
    }

    private ReportFile file(ReportFormat format, OutputStream out) throws IOException {
        return switch (format) {
            case EXCEL -> new ExcelReport(out, scratch.newDirectory());
            case PDF -> new PdfReport(out);
        };
    }
}
