package dev.smena.query.tasks;

import dev.smena.events.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code task_error}: rows are added and never changed. */
@Component
class TaskErrorRows {

    private static final String ADD = """
            insert into task_error (task_id, number, code, row_number, reason, aggregated_at)
            select * from unnest(
                cast(:tasks as uuid[]), cast(:numbers as int[]), :codes, cast(:rows as int[]), :reasons,
                cast(:aggregatedAt as timestamptz[]))
            on conflict (task_id, number) do nothing""";

    private static final String OF = "select * from task_error where task_id = :task order by number";

    private final JdbcClient jdbc;

    TaskErrorRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(List<TaskError> errors) {
        if (!errors.isEmpty()) {
            jdbc.sql(ADD)
                    .param("tasks", texts(errors, TaskError::task))
                    .param("numbers", texts(errors, TaskError::number))
                    .param("codes", texts(errors, TaskError::code))
                    .param("rows", texts(errors, TaskError::row))
                    .param("reasons", texts(errors, TaskError::reason))
                    .param("aggregatedAt", texts(errors, TaskError::aggregatedAt))
                    .update();
        }
    }

    /** In their order. */
    List<TaskError> of(TaskId task) {
        return jdbc.sql(OF)
                .param("task", task.value())
                .query((row, n) -> error(row))
                .list();
    }

    private static TaskError error(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime aggregatedAt = row.getObject("aggregated_at", OffsetDateTime.class);
        return new TaskError(
                new TaskId(row.getObject("task_id", UUID.class)),
                row.getInt("number"),
                row.getString("code"),
                row.getObject("row_number", Integer.class),
                row.getString("reason"),
                aggregatedAt == null ? null : aggregatedAt.toInstant());
    }

    private static @Nullable String[] texts(List<TaskError> of, Function<TaskError, @Nullable Object> value) {
        return of.stream()
                .map(value)
                .map(field -> Objects.toString(field, null))
                .toArray(String[]::new);
    }
}
