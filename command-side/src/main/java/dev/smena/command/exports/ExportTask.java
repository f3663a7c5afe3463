package dev.smena.command.exports;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.smena.command.tasks.JobQueue;
import dev.smena.command.tasks.OpenTasks;
import dev.smena.events.ExportCompleted;
import dev.smena.events.ExportEvent;
import dev.smena.events.ExportFailed;
import dev.smena.events.ExportProgressed;
import dev.smena.events.ExportRequested;
import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** An export from its request to its file or its failure. */
@Aggregate
class ExportTask {

    @AggregateIdentifier
    private TaskId id;

    private boolean ended;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(RequestExport command, OpenTasks open, JobQueue jobs, Clock clock) {
        open.open(TaskKind.EXPORT, command.taskId());
        jobs.enqueue(TaskKind.EXPORT, command.taskId());
        apply(new ExportRequested(command.taskId(), command.format(), command.filters(), clock.instant()));
    }

    @CommandHandler
    void handle(ReportExportProgress command, Clock clock) {
        if (!ended) {
            apply(new ExportProgressed(id, command.current(), command.total(), clock.instant()));
        }
    }

    @CommandHandler
    void handle(CompleteExport command, OpenTasks open, Clock clock) {
        end(new ExportCompleted(id, command.file(), command.totalBatches(), clock.instant()), open);
    }

    @CommandHandler
    void handle(FailExport command, OpenTasks open, Clock clock) {
        end(new ExportFailed(id, command.error(), clock.instant()), open);
    }

    private void end(ExportEvent event, OpenTasks open) {
        if (!ended) {
            open.close(id);
            apply(event);
        }
    }

    @EventSourcingHandler
    void on(ExportEvent event) {
        id = event.taskId();
        ended = switch (event) {
            case ExportRequested e -> false;
            case ExportProgressed e -> false;
            case ExportCompleted e -> true;
            case ExportFailed e -> true;
        };
    }
}
