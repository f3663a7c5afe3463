package dev.smena.infra.rebuild;

import dev.smena.command.maintenance.Findings;
import dev.smena.events.Difference;
import dev.smena.events.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Row of {@code events.rebuild}: how far a copy of a projection is, written in the transactions of what it is made of.
 * Who does not find the row as it was left has been overtaken by another node, and fails.
 */
final class RebuildRow {

    private static final TypeReference<List<Difference>> DIFFERENCES = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String copy;
    private final TaskId task;

    /** @param copy what is being built, which is done by one task at a time */
    RebuildRow(String copy, TaskId task) {
        this.copy = copy;
        this.task = task;
    }

    enum Phase {
        BUILDING,
        COMPARED,
        DONE
    }

    /** @param events how many have been applied */
    record State(Place place, long events, Phase phase, long differences, List<Difference> first) {

        static final State START = new State(Place.START, 0, Phase.BUILDING, 0, List.of());

        State after(Place reached, int applied) {
            return new State(reached, events + applied, phase, differences, first);
        }

        State compared(long different, List<Difference> named) {
            return new State(place, events, Phase.COMPARED, different, named);
        }

        State done() {
            return new State(place, events, Phase.DONE, differences, first);
        }

        Findings findings() {
            return new Findings(events, differences, first);
        }
    }

    /** Empty if this task has not begun. */
    Optional<State> load(JdbcClient jdbc) {
        return jdbc.sql("select * from events.rebuild where copy = :copy and task_id = :task")
                .param("copy", copy)
                .param("task", task.value())
                .query((row, n) -> state(row))
                .optional();
    }

    /** Instead of what an earlier task may have left. */
    void begin(JdbcClient jdbc) {
        jdbc.sql("delete from events.rebuild where copy = :copy")
                .param("copy", copy)
                .update();
        jdbc.sql("""
                        insert into events.rebuild (copy, task_id, position, gaps, events, phase, differences)
                        values (:copy, :task, 0, '{}', 0, :phase, 0)""")
                .param("copy", copy)
                .param("task", task.value())
                .param("phase", Phase.BUILDING.name())
                .update();
    }

    void save(JdbcClient jdbc, State before, State after) {
        int saved = jdbc.sql("""
                        update events.rebuild set position = :position, gaps = :gaps, events = :events, phase = :phase,
                            differences = :differences, first = :first
                        where copy = :copy and task_id = :task and position = :before and gaps = :gapsBefore
                        and events = :eventsBefore and phase = :phaseBefore""")
                .param("copy", copy)
                .param("task", task.value())
                .param("before", before.place().position())
                .param("gapsBefore", before.place().gapArray())
                .param("eventsBefore", before.events())
                .param("phaseBefore", before.phase().name())
                .param("position", after.place().position())
                .param("gaps", after.place().gapArray())
                .param("events", after.events())
                .param("phase", after.phase().name())
                .param("differences", after.differences())
                .param("first", JSON.writeValueAsBytes(after.first()))
                .update();
        if (saved == 0) {
            throw new Overtaken("The task of " + copy);
        }
    }

    /** Unless a later task has put its own there. */
    void remove(JdbcClient jdbc) {
        jdbc.sql("delete from events.rebuild where copy = :copy and task_id = :task")
                .param("copy", copy)
                .param("task", task.value())
                .update();
    }

    private static State state(ResultSet row) throws SQLException {
        byte @Nullable [] first = row.getBytes("first");
        return new State(
                Place.of(row.getLong("position"), List.of((Long[])
                        row.getArray("gaps").getArray())),
                row.getLong("events"),
                Phase.valueOf(row.getString("phase")),
                row.getLong("differences"),
                first == null ? List.of() : JSON.readValue(first, DIFFERENCES));
    }
}
