package dev.smena.events;

import java.time.Instant;
import java.util.List;

/**
 * Rows have been entered, in the same transaction.
 *
 * @param row number of the last of them, as the spreadsheet shows it
 * @param current how many rows have been dealt with, with these
 * @param total how many rows the file has
 * @param created how many batches have been created, with these
 * @param errors what was wrong with the skipped ones among these rows
 */
@StoredAs(name = "ImportProgressed")
public record ImportProgressed(
        TaskId taskId, int row, int current, int total, int created, List<RowError> errors, Instant progressedAt)
        implements ImportEvent {}
