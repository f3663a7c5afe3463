package dev.smena.command.maintenance;

import dev.smena.command.Commands;
import dev.smena.command.tasks.Job;
import dev.smena.command.tasks.OpenTasks;
import dev.smena.command.tasks.PacedProgress;
import dev.smena.command.tasks.TaskStory;
import dev.smena.events.MaintenanceRequested;
import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import java.time.Clock;

/** Carries out maintenance of one kind, and cleans up behind it, whether it has come to its end or not. */
final class MaintenanceJob implements Job {

    private final Maintenance maintenance;
    private final OpenTasks open;
    private final TaskStory story;
    private final Commands commands;
    private final Clock clock;

    MaintenanceJob(Maintenance maintenance, OpenTasks open, TaskStory story, Commands commands, Clock clock) {
        this.maintenance = maintenance;
        this.open = open;
        this.story = story;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public TaskKind kind() {
        return maintenance.kind();
    }

    @Override
    public void run(TaskId id) throws Exception {
        if (open.isOpen(id)) {
            var progress = new PacedProgress(
                    (current, total) -> commands.send(new ReportMaintenanceProgress(id, current, total)), clock);
            Findings findings = maintenance.carryOut(id, subject(id), progress);
            commands.send(new CompleteMaintenance(id, findings));
        }
        maintenance.cleanUp(id, subject(id));
    }

    @Override
    public void giveUp(TaskId id, String error) {
        commands.send(new FailMaintenance(id, error));
        maintenance.cleanUp(id, subject(id));
    }

    private String subject(TaskId id) {
        return story.first(id, MaintenanceRequested.class).subject();
    }
}
