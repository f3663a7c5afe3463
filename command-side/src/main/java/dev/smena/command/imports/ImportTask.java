package dev.smena.command.imports;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.smena.command.batch.NewBatches;
import dev.smena.command.tasks.JobQueue;
import dev.smena.command.tasks.OpenTasks;
import dev.smena.events.ImportCompleted;
import dev.smena.events.ImportEvent;
import dev.smena.events.ImportFailed;
import dev.smena.events.ImportProgressed;
import dev.smena.events.ImportRequested;
import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** An import from its request to its last row or its failure. Rows are entered in the transaction that tells of them. */
@Aggregate(cache = "taskCache", lockFactory = "batchLocks")
class ImportTask {

    @AggregateIdentifier
    private TaskId id;

    private int row;
    private int current;
    private int total;
    private int created;
    private boolean ended;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(RequestImport command, OpenTasks open, JobQueue jobs, Clock clock) {
        open.open(TaskKind.IMPORT, command.taskId());
        jobs.enqueue(TaskKind.IMPORT, command.taskId());
        apply(new ImportRequested(command.taskId(), command.file(), clock.instant()));
    }

    @CommandHandler
    boolean handle(EnterRows command, NewBatches batches, Clock clock) throws Exception {
        if (ended || command.after() != row) {
            return false;
        }
        RowsToEnter rows = RowsToEnter.among(command.rows(), batches);
        batches.create(rows.batches());
        apply(new ImportProgressed(
                id,
                command.last(),
                current + command.rows().size(),
                command.total(),
                created + rows.batches().size(),
                rows.skipped(),
                clock.instant()));
        return true;
    }

    @CommandHandler
    void handle(CompleteImport command, OpenTasks open, Clock clock) {
        end(new ImportCompleted(id, current, created, command.errors(), clock.instant()), open);
    }

    @CommandHandler
    void handle(GiveUpImport command, OpenTasks open, Clock clock) {
        end(
                current > 0 && current >= total
                        ? new ImportCompleted(id, current, created, null, clock.instant())
                        : new ImportFailed(id, command.error() + whatStays(), clock.instant()),
                open);
    }

    private String whatStays() {
        return current == 0
                ? ""
                : " %,d batches have been created from the rows up to %,d and stay; import the same file again to go on."
                        .formatted(created, row);
    }

    private void end(ImportEvent event, OpenTasks open) {
        if (!ended) {
            open.close(id);
            apply(event);
        }
    }

    @EventSourcingHandler
    void on(ImportEvent event) {
        id = event.taskId();
        switch (event) {
            case ImportRequested e -> ended = false;
            case ImportProgressed e -> {
                row = e.row();
                current = e.current();
                total = e.total();
                created = e.created();
            }
            case ImportCompleted e -> ended = true;
            case ImportFailed e -> ended = true;
        }
    }
}
