package dev.smena.infra.groups;

/** How a processing group does. */
public enum GroupState {
    RUNNING,
    /** What this node has tried last has failed, and no other has taken it up since. */
    FAILING,
    /** No node has taken it up. */
    STOPPED,
    /** Some node has and says nothing of a failure, and yet it has not got on for minutes with events before it. */
    STUCK
}
