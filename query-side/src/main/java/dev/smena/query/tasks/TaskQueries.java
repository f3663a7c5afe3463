package dev.smena.query.tasks;

import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import dev.smena.query.Page;
import dev.smena.query.input.QueryParameters.Range;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What can be asked of tasks. */
@Component
class TaskQueries {

    private static final String WHERE = """
             where (cast(:kind as text) is null or kind = :kind) and (cast(:status as text) is null or status = :status)
            """;

    private final JdbcClient jdbc;
    private final TaskRows rows;
    private final TaskErrorRows errors;
    private final TaskViews views;

    TaskQueries(JdbcClient jdbc, TaskRows rows, TaskErrorRows errors, TaskViews views) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.errors = errors;
        this.views = views;
    }

    Optional<TaskState> findState(TaskId id) {
        return Optional.ofNullable(rows.load(List.of(id)).get(id));
    }

    Map<TaskId, TaskState> findStates(Collection<TaskId> ids) {
        return rows.load(ids);
    }

    /** With the errors it ended with. */
    TaskView view(TaskState task) {
        return views.of(task, task.status() == TaskStatus.SUCCESS ? errors.of(task.id()) : List.of());
    }

    /** Newest first, without single errors. */
    Page<TaskView> findTasks(@Nullable TaskKind kind, @Nullable TaskStatus status, Range range) {
        List<TaskView> items = select("select * from task", kind, status, " order by created_at desc, id")
                .param("limit", range.limit())
                .param("offset", range.offset())
                .query((row, n) -> views.of(TaskRows.state(row), null))
                .list();
        long total = jdbc.sql("select count(*) from task" + WHERE)
                .param("kind", name(kind))
                .param("status", name(status))
                .query(Long.class)
                .single();
        return new Page<>(items, total, range.offset(), range.limit());
    }

    private JdbcClient.StatementSpec select(
            String select, @Nullable TaskKind kind, @Nullable TaskStatus status, String order) {
        return jdbc.sql(select + WHERE + order + " limit :limit offset :offset")
                .param("kind", name(kind))
                .param("status", name(status));
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
