package dev.smena.command.imports;

import dev.smena.command.Commands;
import dev.smena.command.files.FileStore;
import dev.smena.command.files.Workspace;
import dev.smena.command.spreadsheet.UnreadableFile;
import dev.smena.command.tasks.CannotBeDone;
import dev.smena.command.tasks.Job;
import dev.smena.command.tasks.OpenTasks;
import dev.smena.command.tasks.Paused;
import dev.smena.command.tasks.Stopping;
import dev.smena.command.tasks.TaskStory;
import dev.smena.events.ImportProgressed;
import dev.smena.events.ImportRequested;
import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Enters the rows of a file, some at a time and each time in one transaction with the event that tells so; whenever it is
 * begun again it goes on after the last row of the last such event.
 */
@Component
class ImportJob implements Job {

    private final OpenTasks open;
    private final TaskStory story;
    private final BatchFiles files;
    private final ImportErrors errors;
    private final Workspace workspace;
    private final FileStore store;
    private final Commands commands;
    private final Stopping stopping;

    ImportJob(
            OpenTasks open,
            TaskStory story,
            BatchFiles files,
            ImportErrors errors,
            Workspace workspace,
            FileStore store,
            Commands commands,
            Stopping stopping) {
        this.open = open;
        this.story = story;
        this.files = files;
        this.errors = errors;
        this.workspace = workspace;
        this.store = store;
        this.commands = commands;
        this.stopping = stopping;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.IMPORT;
    }

    @Override
    public void run(TaskId id) throws Exception {
        if (!open.isOpen(id)) {
            return;
        }
        Optional<ImportProgressed> done = lastProgress(id);
        if (done.isEmpty() || done.get().current() < done.get().total()) {
            enterRows(id, done);
        }
        commands.send(new CompleteImport(id, errors.store(id)));
    }

    @Override
    public void giveUp(TaskId id, String error) {
        commands.send(new GiveUpImport(id, error));
    }

    private void enterRows(TaskId id, Optional<ImportProgressed> done) throws Exception {
        Path file = workspace.newFile(".import");
        try {
            store.fetch(story.first(id, ImportRequested.class).file(), file);
            int total = done.isPresent() ? done.get().total() : files.count(file);
            enterRows(id, file, done.map(ImportProgressed::row).orElse(0), total);
        } catch (UnreadableFile e) {
            throw new CannotBeDone(String.valueOf(e.getMessage()), e);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void enterRows(TaskId id, Path file, int after, int total) throws Exception {
        boolean gotOn = false;
        try (BatchRows rows = files.open(file, after + 1)) {
            var chunks = new RowChunks(rows);
            for (int last = after; chunks.hasNext(); gotOn = true) {
                if (gotOn && stopping.now()) {
                    throw new Paused(null);
                }
                var chunk = new EnterRows(id, last, total, chunks.next());
                boolean entered = commands.<Boolean>send(chunk).result();
                if (!entered) {
                    throw new Paused(null);
                }
                last = chunk.last();
            }
        } catch (UnreadableFile e) {
            throw e;
        } catch (RuntimeException e) {
            throw gotOn ? new Paused(e) : e;
        }
    }

    private Optional<ImportProgressed> lastProgress(TaskId id) {
        try (var events = story.of(id)) {
            return events.reduce((before, after) -> after)
                    .filter(ImportProgressed.class::isInstance)
                    .map(ImportProgressed.class::cast);
        }
    }
}
