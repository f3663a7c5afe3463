package dev.smena.command.reports;

import dev.smena.command.Commands;
import dev.smena.command.files.FileStore;
import dev.smena.command.files.Workspace;
import dev.smena.command.tasks.Job;
import dev.smena.command.tasks.OpenTasks;
import dev.smena.command.tasks.TaskStory;
import dev.smena.events.ReportRequested;
import dev.smena.events.StoredFile;
import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Makes a report and puts it into the object store. Its key is the task's, so that a second run leaves no second file. */
@Component
class ReportJob implements Job {

    private final OpenTasks open;
    private final TaskStory story;
    private final ReportNames names;
    private final ReportWriter writer;
    private final Workspace workspace;
    private final FileStore store;
    private final Commands commands;

    ReportJob(
            OpenTasks open,
            TaskStory story,
            ReportNames names,
            ReportWriter writer,
            Workspace workspace,
            FileStore store,
            Commands commands) {
        this.open = open;
        this.story = story;
        this.names = names;
        this.writer = writer;
        this.workspace = workspace;
        this.store = store;
        this.commands = commands;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.REPORT;
    }

    @Override
    public void run(TaskId id) throws Exception {
        if (open.isOpen(id)) {
            commands.send(new CompleteReport(id, stored(id, story.first(id, ReportRequested.class))));
        }
    }

    private StoredFile stored(TaskId id, ReportRequested wanted) throws Exception {
        Path report = workspace.newFile(wanted.format().suffix());
        try {
            writer.write(id, wanted.batchId(), wanted.format(), report);
            var file = new StoredFile(
                    StoredFile.REPORTS,
                    id + wanted.format().suffix(),
                    names.nameOf(wanted.batchId(), wanted.format()),
                    Files.size(report));
            store.store(file, report);
            return file;
        } finally {
            Files.deleteIfExists(report);
        }
    }

    @Override
    public void giveUp(TaskId id, String error) {
        commands.send(new FailReport(id, error));
    }
}
