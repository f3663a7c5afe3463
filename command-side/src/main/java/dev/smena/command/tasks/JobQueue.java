package dev.smena.command.tasks;

import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;

/** Takes on long work in the transaction of the command at hand: the event and the job exist together or not at all. */
public interface JobQueue {

    void enqueue(TaskKind kind, TaskId id);
}
