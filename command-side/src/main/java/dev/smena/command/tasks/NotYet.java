package dev.smena.command.tasks;

/** A task cannot be done at the moment; the message is a sentence that says what it waits for. */
public final class NotYet extends Exception {

    public NotYet(String message) {
        super(message, null, false, false);
    }
}
