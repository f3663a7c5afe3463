package dev.smena.command.tasks;

import dev.smena.events.TaskEvent;
import dev.smena.events.TaskId;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.springframework.stereotype.Component;

/** What has happened to a task so far, for the job that does its work; read bit by bit, oldest first. */
@Component
public class TaskStory {

    private final EventStore events;

    TaskStory(EventStore events) {
        this.events = events;
    }

    public Stream<TaskEvent> of(TaskId id) {
        return events.readEvents(id.toString(), 0)
                .asStream()
                .map(Message::getPayload)
                .map(TaskEvent.class::cast);
    }

    /** The event it began with. */
    public <E extends TaskEvent> E first(TaskId id, Class<E> type) {
        return type.cast(of(id).iterator().next());
    }
}
