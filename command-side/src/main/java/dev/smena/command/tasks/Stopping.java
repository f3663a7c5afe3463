package dev.smena.command.tasks;

/** Tells long work whether this node is about to stop, so that it ends at its next safe point. */
@FunctionalInterface
public interface Stopping {

    boolean now();
}
