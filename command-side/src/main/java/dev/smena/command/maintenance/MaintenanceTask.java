package dev.smena.command.maintenance;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.smena.command.tasks.JobQueue;
import dev.smena.command.tasks.OpenTasks;
import dev.smena.events.MaintenanceCompleted;
import dev.smena.events.MaintenanceEvent;
import dev.smena.events.MaintenanceFailed;
import dev.smena.events.MaintenanceProgressed;
import dev.smena.events.MaintenanceRequested;
import dev.smena.events.TaskId;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** A rebuild or a check from its request to its findings or its failure. */
@Aggregate
class MaintenanceTask {

    @AggregateIdentifier
    private TaskId id;

    private boolean ended;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(RequestMaintenance command, OpenTasks open, JobQueue jobs, Clock clock) {
        open.openOnly(command.kind(), command.taskId(), command.subject());
        jobs.enqueue(command.kind(), command.taskId());
        apply(new MaintenanceRequested(command.taskId(), command.kind(), command.subject(), clock.instant()));
    }

    @CommandHandler
    void handle(ReportMaintenanceProgress command, Clock clock) {
        if (!ended) {
            apply(new MaintenanceProgressed(id, command.current(), command.total(), clock.instant()));
        }
    }

    @CommandHandler
    void handle(CompleteMaintenance command, OpenTasks open, Clock clock) {
        Findings found = command.findings();
        end(new MaintenanceCompleted(id, found.total(), found.differences(), found.first(), clock.instant()), open);
    }

    @CommandHandler
    void handle(FailMaintenance command, OpenTasks open, Clock clock) {
        end(new MaintenanceFailed(id, command.error(), clock.instant()), open);
    }

    private void end(MaintenanceEvent event, OpenTasks open) {
        if (!ended) {
            open.close(id);
            apply(event);
        }
    }

    @EventSourcingHandler
    void on(MaintenanceEvent event) {
        id = event.taskId();
        ended = switch (event) {
            case MaintenanceRequested e -> false;
            case MaintenanceProgressed e -> false;
            case MaintenanceCompleted e -> true;
            case MaintenanceFailed e -> true;
        };
    }
}
