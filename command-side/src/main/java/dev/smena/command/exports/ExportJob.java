package dev.smena.command.exports;

import dev.smena.command.Commands;
import dev.smena.command.files.FileStore;
import dev.smena.command.files.Workspace;
import dev.smena.command.tasks.Job;
import dev.smena.command.tasks.OpenTasks;
import dev.smena.command.tasks.PacedProgress;
import dev.smena.command.tasks.TaskStory;
import dev.smena.events.ExportRequested;
import dev.smena.events.StoredFile;
import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/** Makes an export and puts it into the object store. Its key is the task's, so that a second run leaves no second file. */
@Component
class ExportJob implements Job {

    /** No colon: some systems do not take it in a file's name. */
    private static final DateTimeFormatter IN_A_NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm");

    private final OpenTasks open;
    private final TaskStory story;
    private final ExportWriter writer;
    private final Workspace workspace;
    private final FileStore store;
    private final Commands commands;
    private final Clock clock;

    ExportJob(
            OpenTasks open,
            TaskStory story,
            ExportWriter writer,
            Workspace workspace,
            FileStore store,
            Commands commands,
            Clock clock) {
        this.open = open;
        this.story = story;
        this.writer = writer;
        this.workspace = workspace;
        this.store = store;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.EXPORT;
    }

    @Override
    public void run(TaskId id) throws Exception {
        if (open.isOpen(id)) {
            commands.send(export(id, story.first(id, ExportRequested.class)));
        }
    }

    private CompleteExport export(TaskId id, ExportRequested wanted) throws Exception {
        Path export = workspace.newFile(wanted.format().suffix());
        try {
            var progress = new PacedProgress(
                    (current, total) -> commands.send(new ReportExportProgress(id, current, total)), clock);
            long batches = writer.write(id, wanted.filters(), wanted.format(), export, progress);
            var file = new StoredFile(
                    StoredFile.EXPORTS, id + wanted.format().suffix(), nameOf(wanted), Files.size(export));
            store.store(file, export);
            return new CompleteExport(id, file, batches);
        } finally {
            Files.deleteIfExists(export);
        }
    }

    private String nameOf(ExportRequested wanted) {
        return "batches-" + IN_A_NAME.format(wanted.requestedAt().atZone(clock.getZone()))
                + wanted.format().suffix();
    }

    @Override
    public void giveUp(TaskId id, String error) {
        commands.send(new FailExport(id, error));
    }
}
