package dev.smena.command.tasks;

import dev.smena.command.Replies;
import dev.smena.command.Written;
import dev.smena.events.TaskId;
import java.net.URI;
import java.util.Objects;
import org.springframework.http.ResponseEntity;

/** The answer to a request for long work: it is taken on, and {@code Location} tells where to ask how far it is. */
public record AcceptedTask(TaskId taskId, String status, String message) {

    /** @param written the command that noted the request; it has appended an event */
    public static ResponseEntity<AcceptedTask> reply(TaskId id, Written<?> written, String message) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/tasks/" + id))
                .header(Replies.POSITION, Long.toString(Objects.requireNonNull(written.position())))
                .body(new AcceptedTask(id, "PENDING", message));
    }
}
