package dev.smena.infra.rebuild;

import dev.smena.command.maintenance.Findings;
import dev.smena.command.tasks.CannotBeDone;
import dev.smena.command.tasks.Paused;
import dev.smena.command.tasks.Stopping;
import dev.smena.events.TaskId;
import dev.smena.infra.readmodel.ReadGroup;
import dev.smena.infra.roles.OnRole;
import dev.smena.infra.roles.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Begins copies, takes them up where they are, and drops them. */
@Component
@OnRole(Role.COMMAND)
class Copies {

    private final Replicas replicas;
    private final EventChunks chunks;
    private final Stopping stopping;
    private final JdbcClient jdbc;

    Copies(Replicas replicas, EventChunks chunks, Stopping stopping, JdbcClient jdbc) {
        this.replicas = replicas;
        this.chunks = chunks;
        this.stopping = stopping;
        this.jdbc = jdbc;
    }

    /** What is done with a copy. */
    @FunctionalInterface
    interface Work {

        void on(Copy copy) throws CannotBeDone, Paused;
    }

    Findings with(String name, ReadGroup group, TaskId task, Work work) throws CannotBeDone, Paused {
        String schema = Replicas.schema(name, task);
        var row = new RebuildRow(name, task);
        if (row.load(jdbc).isEmpty()) {
            replicas.makeTables(schema);
            row.begin(jdbc);
        }
        try (Replica replica = replicas.open(schema, group)) {
            var copy = new Copy(replica, row, chunks, stopping);
            work.on(copy);
            return copy.state().findings();
        }
    }

    void drop(String name, TaskId task) {
        replicas.dropTables(Replicas.schema(name, task));
        new RebuildRow(name, task).remove(jdbc);
    }
}
