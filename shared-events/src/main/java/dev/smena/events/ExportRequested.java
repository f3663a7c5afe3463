package dev.smena.events;

import java.time.Instant;
import java.util.Map;

/**
 * Somebody wants shift tasks as a file.
 *
 * @param filters those of the list of batches, each by its name and as a query string has it
 */
@StoredAs(name = "ExportRequested")
public record ExportRequested(TaskId taskId, ExportFormat format, Map<String, String> filters, Instant requestedAt)
        implements ExportEvent {}
