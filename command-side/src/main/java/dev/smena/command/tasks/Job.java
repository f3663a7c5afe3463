package dev.smena.command.tasks;

import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;

/** Does the work of one kind of task, one task at a call, on a thread that has time. */
public interface Job {

    TaskKind kind();

    /**
     * May be called again after a crash or a failure, and goes on where it was; does nothing if the task has ended.
     *
     * @throws CannotBeDone if it is of no use to try again
     * @throws Paused if it shall go on later and has not failed; everything else is tried again after a while, so many
     *     times
     */
    void run(TaskId id) throws Exception;

    /** Ends the task, unless it has ended, because it cannot be done. @param error in words a user can act on */
    void giveUp(TaskId id, String error);
}
