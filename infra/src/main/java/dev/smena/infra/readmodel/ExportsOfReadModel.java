package dev.smena.infra.readmodel;

import dev.smena.command.exports.ExportWriter;
import dev.smena.command.tasks.CannotBeDone;
import dev.smena.command.tasks.NotYet;
import dev.smena.command.tasks.Progress;
import dev.smena.events.ExportFormat;
import dev.smena.events.TaskId;
import dev.smena.infra.roles.OnRole;
import dev.smena.infra.roles.Role;
import dev.smena.query.batch.BatchFilter;
import dev.smena.query.exports.BatchExport;
import dev.smena.query.exports.TooManyRows;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Lends the command side the query side's exports. */
@Component
@OnRole(Role.COMMAND)
class ExportsOfReadModel implements ExportWriter {

    private final RequestsSeen requests;
    private final BatchExport exports;
    private final TransactionTemplate apart;

    ExportsOfReadModel(RequestsSeen requests, BatchExport exports, PlatformTransactionManager transactions) {
        this.requests = requests;
        this.exports = exports;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    @Override
    public long write(TaskId task, Map<String, String> filters, ExportFormat format, Path into, Progress progress)
            throws IOException, NotYet, CannotBeDone {
        requests.await(task);
        try (var out = new BufferedOutputStream(Files.newOutputStream(into))) {
            return exports.write(
                    BatchFilter.of(filters), format, out, (current, total) -> tell(progress, current, total));
        } catch (TooManyRows e) {
            throw new CannotBeDone(String.valueOf(e.getMessage()));
        }
    }

    /** Not as a part of the read-only transaction that the batches are read in. */
    private void tell(Progress progress, long current, long total) {
        apart.executeWithoutResult(none -> progress.made(current, total));
    }
}
