package dev.smena.command.tasks;

import dev.smena.command.ProblemCode;
import dev.smena.command.Refusal;
import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The open tasks of one test. */
public final class InMemoryOpenTasks extends OpenTasks {

    public final Map<TaskId, TaskKind> open = new LinkedHashMap<>();
    public int most = 100;

    public InMemoryOpenTasks() {
        super(JdbcClient.create(new DriverManagerDataSource()), new TaskLimits(0, Duration.ZERO));
    }

    @Override
    public void open(TaskKind kind, TaskId id) {
        requireRoom(kind);
        open.put(id, kind);
    }

    @Override
    public void openOnly(TaskKind kind, TaskId id, String subject) {
        open.put(id, kind);
    }

    @Override
    public void requireRoom(TaskKind kind) {
        if (open.size() >= most) {
            throw new Refusal(ProblemCode.TOO_MANY_TASKS, "too many");
        }
    }

    @Override
    public boolean isOpen(TaskId id) {
        return open.containsKey(id);
    }

    @Override
    public void close(TaskId id) {
        open.remove(id);
    }
}
