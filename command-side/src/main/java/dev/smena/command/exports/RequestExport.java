package dev.smena.command.exports;

import dev.smena.events.ExportFormat;
import dev.smena.events.TaskId;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Make a file of batches; refused while too many are being made.
 *
 * @param filters those of the list of batches, each by its name and as a query string has it
 */
record RequestExport(@TargetAggregateIdentifier TaskId taskId, ExportFormat format, Map<String, String> filters) {}
