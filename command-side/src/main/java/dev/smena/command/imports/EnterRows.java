package dev.smena.command.imports;

import dev.smena.events.TaskId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Enter the next rows of a file. The result is false, and nothing happens, if these are not the next ones: the task has
 * ended, or another node has entered them.
 *
 * @param after number of the last row dealt with before these, 0 if there is none
 * @param total how many rows the file has
 */
record EnterRows(@TargetAggregateIdentifier TaskId taskId, int after, int total, List<BatchRow> rows) {

    /** Number of the last of these rows. */
    int last() {
        return rows.getLast().row();
    }
}
