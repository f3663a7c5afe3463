package dev.smena.command.spreadsheet;

import java.util.SortedMap;

/**
 * A row that is not blank.
 *
 * @param number as spreadsheet programs show it, from 1
 * @param cells by column from 0; empty ones are left out
 */
public record Row(int number, SortedMap<Integer, Cell> cells) {

    static final int MOST_ROWS = 1_048_576;
    static final int MOST_COLUMNS = 16_384;
    static final int MOST_CHARACTERS = 1_000_000;
    static final int MOST_CELL_CHARACTERS = 32_767;

    boolean blank() {
        return cells.values().stream().allMatch(Cell::blank);
    }

    /** As spreadsheet programs show it: A … Z, AA … XFD. */
    public static String letters(int column) {
        String last = Character.toString('A' + column % 26);
        return column < 26 ? last : letters(column / 26 - 1) + last;
    }
}
