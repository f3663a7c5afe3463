package dev.smena.command.tasks;

/** A task will never succeed, however often it is tried; the message says why in words a user can act on. */
public final class CannotBeDone extends Exception {

    public CannotBeDone(String message) {
        super(message, null, false, false);
    }

    public CannotBeDone(String message, Throwable cause) {
        super(message, cause);
    }
}
