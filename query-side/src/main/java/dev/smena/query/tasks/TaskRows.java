package dev.smena.query.tasks;

import static java.util.stream.Collectors.toMap;

import dev.smena.events.StoredFile;
import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/** Table {@code task}: one row holds a {@link TaskState}. */
@Component
class TaskRows {

    private static final String LOAD = "select * from task where id = any(cast(:ids as uuid[]))";

    private static final String SAVE = """
            insert into task (
                id, kind, status, created_at, updated_at, current, total, done, errors, error,
                file_bucket, file_key, file_name, file_size, version)
            values (
                :id, :kind, :status, :createdAt, :updatedAt, :current, :total, :done, :errors, :error,
                :fileBucket, :fileKey, :fileName, :fileSize, :version)
            on conflict (id) do update set
                status = excluded.status, updated_at = excluded.updated_at, current = excluded.current,
                total = excluded.total, done = excluded.done, errors = excluded.errors, error = excluded.error,
                file_bucket = excluded.file_bucket, file_key = excluded.file_key, file_name = excluded.file_name,
                file_size = excluded.file_size, version = excluded.version""";

    private final NamedParameterJdbcTemplate jdbc;

    TaskRows(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Map<TaskId, TaskState> load(Collection<TaskId> ids) {
        String[] keys = ids.stream().map(TaskId::toString).toArray(String[]::new);
        return jdbc.query(LOAD, Map.of("ids", keys), (row, n) -> state(row)).stream()
                .collect(toMap(TaskState::id, state -> state));
    }

    void save(Collection<TaskState> states) {
        jdbc.batchUpdate(SAVE, states.stream().map(TaskRows::row).toArray(SqlParameterSource[]::new));
    }

    static TaskState state(ResultSet row) throws SQLException {
        return new TaskState(
                new TaskId(row.getObject("id", UUID.class)),
                TaskKind.valueOf(row.getString("kind")),
                TaskStatus.valueOf(row.getString("status")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getLong("current"),
                row.getLong("total"),
                row.getLong("done"),
                row.getInt("errors"),
                file(row),
                row.getString("error"),
                row.getLong("version"));
    }

    private static @Nullable StoredFile file(ResultSet row) throws SQLException {
        @Nullable String bucket = row.getString("file_bucket");
        return bucket == null
                ? null
                : new StoredFile(
                        bucket, row.getString("file_key"), row.getString("file_name"), row.getLong("file_size"));
    }

    private static SqlParameterSource row(TaskState task) {
        @Nullable StoredFile file = task.file();
        return new MapSqlParameterSource()
                .addValue("id", task.id().value())
                .addValue("kind", task.kind().name())
                .addValue("status", task.status().name())
                .addValue("createdAt", task.createdAt().atOffset(ZoneOffset.UTC))
                .addValue("updatedAt", task.updatedAt().atOffset(ZoneOffset.UTC))
                .addValue("current", task.current())
                .addValue("total", task.total())
                .addValue("done", task.done())
                .addValue("errors", task.errors())
                .addValue("error", task.error())
                .addValue("fileBucket", file == null ? null : file.bucket())
                .addValue("fileKey", file == null ? null : file.key())
                .addValue("fileName", file == null ? null : file.name())
                .addValue("fileSize", file == null ? null : file.size())
                .addValue("version", task.version());
    }
}
