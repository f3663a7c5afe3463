package dev.smena.command.reports;

import dev.smena.command.tasks.CannotBeDone;
import dev.smena.command.tasks.NotYet;
import dev.smena.events.BatchId;
import dev.smena.events.ReportFormat;
import dev.smena.events.TaskId;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the report of a batch: it shows everything that had been written when the task was asked for. */
public interface ReportWriter {

    /** Replaces the file. */
    void write(TaskId task, BatchId batch, ReportFormat format, Path into) throws IOException, NotYet, CannotBeDone;
}
