package dev.smena.command.exports;

import dev.smena.command.tasks.CannotBeDone;
import dev.smena.command.tasks.NotYet;
import dev.smena.command.tasks.Progress;
import dev.smena.events.ExportFormat;
import dev.smena.events.TaskId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Writes batches as a file: at least all that had been written when the task was asked for. */
public interface ExportWriter {

    /**
     * Replaces the file.
     *
     * @param filters those of the list of batches, each by its name and as a query string has it
     * @return how many batches were written
     */
    long write(TaskId task, Map<String, String> filters, ExportFormat format, Path into, Progress progress)
            throws IOException, NotYet, CannotBeDone;
}
