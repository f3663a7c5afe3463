package dev.smena.query.tasks;

import static java.util.Objects.requireNonNull;

import dev.smena.events.Difference;
import dev.smena.events.RefusedCode;
import dev.smena.events.RowError;
import dev.smena.events.StoredFile;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of a task's state what is shown; links to files are made anew each time, since they expire. */
@Component
class TaskViews {

    private final FileLinks links;

    TaskViews(FileLinks links) {
        this.links = links;
    }

    /** @param errors null if they shall not be shown */
    TaskView of(TaskState task, @Nullable List<TaskError> errors) {
        TaskResult result =
                switch (task.status()) {
                    case PENDING -> null;
                    case PROGRESS -> progress(task);
                    case SUCCESS -> success(task, errors);
                    case FAILURE -> new TaskResult.Failed(requireNonNull(task.error()));
                };
        return new TaskView(
                task.id(), task.kind(), task.status(), task.createdAt(), task.updatedAt(), result, task.version());
    }

    private static @Nullable TaskResult progress(TaskState task) {
        return switch (task.kind()) {
            case AGGREGATION ->
                new TaskResult.Aggregating(task.current(), task.total(), percent(task.current(), task.total()));
            case IMPORT ->
                new TaskResult.Importing(task.current(), task.total(), task.done(), task.current() - task.done());
            case EXPORT, REBUILD, INTEGRITY -> new TaskResult.Counting(task.current(), task.total());
            case REPORT -> null;
        };
    }

    private TaskResult success(TaskState task, @Nullable List<TaskError> errors) {
        long left = task.total() - task.done();
        return switch (task.kind()) {
            case AGGREGATION ->
                new TaskResult.Aggregated(true, task.total(), task.done(), left, codes(errors), url(task.file()));
            case IMPORT -> new TaskResult.Imported(task.total(), task.done(), left, rows(errors), url(task.file()));
            case REBUILD, INTEGRITY -> new TaskResult.Compared(task.total(), task.errors(), differences(errors));
            case REPORT -> {
                StoredFile file = requireNonNull(task.file());
                FileLink link = links.to(file);
                yield new TaskResult.Reported(link.url(), file.name(), file.size(), link.expiresAt());
            }
            case EXPORT -> {
                StoredFile file = requireNonNull(task.file());
                FileLink link = links.to(file);
                yield new TaskResult.Exported(link.url(), file.name(), file.size(), task.total(), link.expiresAt());
            }
        };
    }

    private @Nullable String url(@Nullable StoredFile file) {
        return file == null ? null : links.to(file).url();
    }

    private static @Nullable List<RefusedCode> codes(@Nullable List<TaskError> errors) {
        return errors == null
                ? null
                : errors.stream()
                        .map(error ->
                                new RefusedCode(requireNonNull(error.code()), error.reason(), error.aggregatedAt()))
                        .toList();
    }

    private static @Nullable List<RowError> rows(@Nullable List<TaskError> errors) {
        return errors == null
                ? null
                : errors.stream()
                        .map(error -> new RowError(requireNonNull(error.row()), error.reason()))
                        .toList();
    }

    private static @Nullable List<Difference> differences(@Nullable List<TaskError> errors) {
        return errors == null
                ? null
                : errors.stream()
                        .map(error -> new Difference(requireNonNull(error.code()), error.reason()))
                        .toList();
    }

    private static double percent(long part, long of) {
        return of == 0 ? 100 : Math.round(part * 10_000.0 / of) / 100.0;
    }
}
