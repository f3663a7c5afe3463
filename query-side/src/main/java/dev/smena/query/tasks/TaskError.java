package dev.smena.query.tasks;

import dev.smena.events.AggregationProgressed;
import dev.smena.events.ImportProgressed;
import dev.smena.events.MaintenanceCompleted;
import dev.smena.events.RefusedCode;
import dev.smena.events.RowError;
import dev.smena.events.TaskEvent;
import dev.smena.events.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Something a task refused or found; either a code (or place) or a row is given.
 *
 * @param number within the task, from 0
 */
record TaskError(
        TaskId task,
        int number,
        @Nullable String code,
        @Nullable Integer row,
        String reason,
        @Nullable Instant aggregatedAt) {

    /** How many of them a task's result names. */
    static final int MOST = 1_000;

    /** Those of an event that are among the first {@value #MOST}. @param before how many there were before it */
    static List<TaskError> of(TaskEvent event, int before) {
        return switch (event) {
            case AggregationProgressed e ->
                numbered(e.refused(), before, (refused, number) -> of(e.taskId(), number, refused));
            case ImportProgressed e ->
                numbered(e.errors(), before, (skipped, number) -> of(e.taskId(), number, skipped));
            case MaintenanceCompleted e ->
                numbered(
                        e.first(),
                        before,
                        (difference, number) ->
                                new TaskError(e.taskId(), number, difference.place(), null, difference.detail(), null));
            default -> List.of();
        };
    }

    private interface Numbering<T> {
        TaskError number(T error, int number);
    }

    private static <T> List<TaskError> numbered(List<T> errors, int before, Numbering<T> numbering) {
        return IntStream.range(0, Math.clamp(MOST - before, 0, errors.size()))
                .mapToObj(i -> numbering.number(errors.get(i), before + i))
                .toList();
    }

    private static TaskError of(TaskId task, int number, RefusedCode refused) {
        return new TaskError(task, number, refused.code(), null, refused.reason(), refused.aggregatedAt());
    }

    /** A cell may hold NUL, which PostgreSQL's text cannot. */
    private static TaskError of(TaskId task, int number, RowError skipped) {
        return new TaskError(task, number, null, skipped.row(), skipped.error().replace('\0', '\ufffd'), null);
    }
}
