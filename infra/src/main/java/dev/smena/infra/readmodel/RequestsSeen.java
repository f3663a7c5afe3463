package dev.smena.infra.readmodel;

import dev.smena.command.tasks.NotYet;
import dev.smena.events.TaskId;
import dev.smena.infra.roles.OnRole;
import dev.smena.infra.roles.Role;
import java.time.Duration;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Waits for the read model to show everything that had been written when a task was asked for. */
@Component
@OnRole(Role.COMMAND)
class RequestsSeen {

    private static final String POSITION =
            "select global_index from events.domain_event where aggregate_identifier = :task and sequence_number = 0";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReadModel readModel;
    private final JdbcClient jdbc;

    RequestsSeen(ReadModel readModel, JdbcClient jdbc) {
        this.readModel = readModel;
        this.jdbc = jdbc;
    }

    void await(TaskId task) throws NotYet {
        long position = jdbc.sql(POSITION)
                .param("task", task.toString())
                .query(Long.class)
                .single();
        if (!readModel.await(Set.of(ReadGroup.BATCH), position, PATIENCE)) {
            throw new NotYet("The read model has not caught up with what has been written.");
        }
    }
}
