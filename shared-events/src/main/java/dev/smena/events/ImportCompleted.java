package dev.smena.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All rows of a spreadsheet have been dealt with; those not created were skipped.
 *
 * @param errors a file that names every skipped row, if there are any
 */
@StoredAs(name = "ImportCompleted")
public record ImportCompleted(
        TaskId taskId, int totalRows, int created, @Nullable StoredFile errors, Instant completedAt)
        implements ImportEvent {}
