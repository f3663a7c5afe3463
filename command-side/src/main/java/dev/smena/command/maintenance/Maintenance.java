package dev.smena.command.maintenance;

import dev.smena.command.tasks.CannotBeDone;
import dev.smena.command.tasks.Paused;
import dev.smena.command.tasks.Progress;
import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import java.util.Set;

/** Work on all that Smena keeps, bit by bit, so that it can be taken up again where it was. */
public interface Maintenance {

    TaskKind kind();

    /** What it can be done to, each by its name. */
    Set<String> subjects();

    /**
     * May be called again after a crash or a failure, on any node, and goes on where it was.
     *
     * @throws CannotBeDone if what it met has to be mended first
     * @throws Paused because this node stops
     */
    Findings carryOut(TaskId task, String subject, Progress progress) throws CannotBeDone, Paused;

    /** The task has ended: what was kept to go on with, or was built in vain, goes. */
    void cleanUp(TaskId task, String subject);
}
