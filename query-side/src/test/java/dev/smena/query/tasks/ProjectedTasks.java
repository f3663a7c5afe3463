package dev.smena.query.tasks;

import dev.smena.events.TaskEvent;
import dev.smena.events.TaskId;
import dev.smena.query.QueryTables;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The projection on empty tables, fed as a processor feeds it. Links end with the key of their file. */
final class ProjectedTasks {

    static final Instant EXPIRES = Instant.parse("2026-11-16T05:00:00Z");

    final TaskQueries queries;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TaskProjection projection;

    ProjectedTasks() {
        var database = QueryTables.emptied();
        var named = new NamedParameterJdbcTemplate(database);
        jdbc = JdbcClient.create(named);
        transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        var errors = new TaskErrorRows(jdbc);
        var views = new TaskViews(file -> new FileLink("https://files/" + file.key(), EXPIRES));
        queries = new TaskQueries(jdbc, new TaskRows(named), errors, views);
        projection = new TaskProjection(new TaskRows(named), errors);
    }

    /** An event with its number within its task. */
    record Numbered(TaskEvent event, long sequence) {}

    /** Numbers the events of each task. */
    static List<Numbered> numbered(TaskEvent... events) {
        var next = new HashMap<TaskId, Long>();
        return Stream.of(events)
                .map(event -> new Numbered(event, next.merge(event.taskId(), 0L, (last, none) -> last + 1)))
                .toList();
    }

    void together(TaskEvent... events) {
        together(numbered(events));
    }

    void together(List<Numbered> events) {
        transaction.executeWithoutResult(open -> {
            var work = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("batch of events"));
            events.forEach(one -> projection.on(one.event(), one.sequence()));
            work.commit();
        });
    }

    TaskView find(TaskId task) {
        return queries.view(queries.findState(task).orElseThrow());
    }

    Map<String, List<Map<String, Object>>> rows() {
        return Map.of(
                "task", rows("select * from query.task order by id"),
                "task_error", rows("select * from query.task_error order by task_id, number"));
    }

    private List<Map<String, Object>> rows(String select) {
        return jdbc.sql(select).query().listOfRows();
    }
}
