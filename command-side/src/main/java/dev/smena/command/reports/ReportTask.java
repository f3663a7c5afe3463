package dev.smena.command.reports;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.smena.command.tasks.JobQueue;
import dev.smena.command.tasks.OpenTasks;
import dev.smena.events.BatchId;
import dev.smena.events.ReportEvent;
import dev.smena.events.ReportFailed;
import dev.smena.events.ReportFormat;
import dev.smena.events.ReportGenerated;
import dev.smena.events.ReportRequested;
import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** A report from its request to its file or its failure. */
@Aggregate
class ReportTask {

    @AggregateIdentifier
    private TaskId id;

    private BatchId batch;
    private ReportFormat format;
    private boolean ended;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(RequestReport command, OpenTasks open, JobQueue jobs, Clock clock) {
        open.open(TaskKind.REPORT, command.taskId());
        jobs.enqueue(TaskKind.REPORT, command.taskId());
        apply(new ReportRequested(command.taskId(), command.batchId(), command.format(), clock.instant()));
    }

    @CommandHandler
    void handle(CompleteReport command, OpenTasks open, Clock clock) {
        end(new ReportGenerated(id, batch, format, command.file(), clock.instant()), open);
    }

    @CommandHandler
    void handle(FailReport command, OpenTasks open, Clock clock) {
        end(new ReportFailed(id, command.error(), clock.instant()), open);
    }

    private void end(ReportEvent event, OpenTasks open) {
        if (!ended) {
            open.close(id);
            apply(event);
        }
    }

    @EventSourcingHandler
    void on(ReportEvent event) {
        id = event.taskId();
        switch (event) {
            case ReportRequested e -> {
                batch = e.batchId();
                format = e.format();
            }
            case ReportGenerated e -> ended = true;
            case ReportFailed e -> ended = true;
        }
    }
}
