package dev.smena.command.imports;

import dev.smena.command.batch.CreateBatch;

/** A row of an import, with its number in the spreadsheet. */
public sealed interface BatchRow {

    int row();

    record Valid(int row, CreateBatch batch) implements BatchRow {}

    /** @param error all that is wrong with the row: each column, as it is written in the file, and words */
    record Faulty(int row, String error) implements BatchRow {}
}
