package dev.smena.query.tasks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A task as people read it. @param version sequence number of its last event */
record TaskView(
        TaskId taskId,
        TaskKind kind,
        TaskStatus status,
        Instant createdAt,
        Instant updatedAt,
        @Nullable TaskResult result,
        @JsonIgnore long version) {}
