package dev.smena.command.tasks;

import dev.smena.command.ProblemCode;
import dev.smena.command.Refusal;
import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Table {@code command.open_task}: the tasks not yet ended, written in their events' transaction. Requests at the same
 * moment do not see each other, so a few more than the limit may get in.
 */
@Component
public class OpenTasks {

    private final JdbcClient jdbc;
    private final TaskLimits limits;

    OpenTasks(JdbcClient jdbc, TaskLimits limits) {
        this.jdbc = jdbc;
        this.limits = limits;
    }

    /** Refused while too many of that kind are open. */
    public void open(TaskKind kind, TaskId id) {
        requireRoom(kind);
        jdbc.sql("insert into command.open_task (task_id, kind) values (:id, :kind)")
                .param("id", id.value())
                .param("kind", kind.toString())
                .update();
    }

    /** Refused while another has the same kind and subject, on whichever node. */
    public void openOnly(TaskKind kind, TaskId id, String subject) {
        int opened = jdbc.sql("""
                        insert into command.open_task (task_id, kind, subject) values (:id, :kind, :subject)
                        on conflict (kind, subject) do nothing""")
                .param("id", id.value())
                .param("kind", kind.toString())
                .param("subject", subject)
                .update();
        if (opened == 0) {
            throw new Refusal(
                    ProblemCode.CONCURRENT_CHANGE,
                    "There is an unfinished %s task of %s already; see GET /tasks.".formatted(kind, subject));
        }
    }

    /** For who wants to know before doing what is costly. */
    public void requireRoom(TaskKind kind) {
        int open = jdbc.sql("select count(*) from command.open_task where kind = :kind")
                .param("kind", kind.toString())
                .query(Integer.class)
                .single();
        if (open >= limits.mostOpen()) {
            throw Refusal.forNow(
                    ProblemCode.TOO_MANY_TASKS,
                    "There are %,d unfinished %s tasks already; repeat the request when some have ended."
                            .formatted(open, kind),
                    limits.retryAfter());
        }
    }

    /** Whether there is such a task and it has not ended. */
    public boolean isOpen(TaskId id) {
        return jdbc.sql("select exists (select from command.open_task where task_id = :id)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    public void close(TaskId id) {
        jdbc.sql("delete from command.open_task where task_id = :id")
                .param("id", id.value())
                .update();
    }
}
