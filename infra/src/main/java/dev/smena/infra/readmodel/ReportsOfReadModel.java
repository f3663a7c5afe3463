package dev.smena.infra.readmodel;

import dev.smena.command.reports.ReportWriter;
import dev.smena.command.tasks.CannotBeDone;
import dev.smena.command.tasks.NotYet;
import dev.smena.events.BatchId;
import dev.smena.events.ReportFormat;
import dev.smena.events.TaskId;
import dev.smena.infra.roles.OnRole;
import dev.smena.infra.roles.Role;
import dev.smena.query.reports.BatchReports;
import dev.smena.query.reports.UnknownBatch;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Lends the command side the query side's reports. */
@Component
@OnRole(Role.COMMAND)
class ReportsOfReadModel implements ReportWriter {

    private final RequestsSeen requests;
    private final BatchReports reports;

    ReportsOfReadModel(RequestsSeen requests, BatchReports reports) {
        this.requests = requests;
        this.reports = reports;
    }

    @Override
    public void write(TaskId task, BatchId batch, ReportFormat format, Path into)
            throws IOException, NotYet, CannotBeDone {
        requests.await(task);
        try (var out = new BufferedOutputStream(Files.newOutputStream(into))) {
            reports.write(batch, format, out);
        } catch (UnknownBatch e) {
            throw new CannotBeDone(String.valueOf(e.getMessage()));
        }
    }
}
