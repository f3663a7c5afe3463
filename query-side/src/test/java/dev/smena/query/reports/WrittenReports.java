package dev.smena.query.reports;

import dev.smena.events.ReportFormat;
import dev.smena.query.QueryTables;
import dev.smena.query.batch.Numbered;
import dev.smena.query.batch.ProjectedBatches;
import dev.smena.query.batch.Story;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Reports of projected batches, made at 15:34 in a factory at UTC+5. */
final class WrittenReports {

    static final ZoneId ZONE = ZoneId.of("Asia/Yekaterinburg");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-09T10:34:56Z"), ZONE);

    final BatchReports reports;
    final JdbcClient jdbc;
    final List<Path> directories = new ArrayList<>();
    private final ProjectedBatches projected = new ProjectedBatches();

    WrittenReports() {
        DataSource database = QueryTables.emptied();
        jdbc = JdbcClient.create(database);
        reports = new BatchReports(
                new ReportQueries(jdbc), this::newDirectory, CLOCK, new JdbcTransactionManager(database));
    }

    void happened(Numbered... events) {
        projected.together(events);
    }

    byte[] write(Story batch, ReportFormat format) throws IOException {
        var out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                throw new AssertionError("closed what is the caller's");
            }
        };
        reports.write(batch.id, format, out);
        return out.toByteArray();
    }

    private Path newDirectory() {
        try {
            Path directory = Files.createTempDirectory("smena-report-");
            directories.add(directory);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
