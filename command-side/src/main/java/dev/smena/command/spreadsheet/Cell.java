package dev.smena.command.spreadsheet;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/** What stands in a cell that is not blank. */
public sealed interface Cell {

    record Text(String text) implements Cell {}

    /** @param leastDigits how many digits the cell shows at least, as in 00042 */
    record Numeric(BigDecimal value, int leastDigits) implements Cell {}

    record Bool(boolean value) implements Cell {}

    /** A date, at midnight, or a date and time; to the millisecond. */
    record Moment(LocalDateTime value) implements Cell {}

    /** @param words what is wrong with the cell, "holds the error #N/A" say */
    record Broken(String words) implements Cell {}

    /** Whether nothing can be seen in it. */
    default boolean blank() {
        return this instanceof Text text && text.text().isBlank();
    }
}
