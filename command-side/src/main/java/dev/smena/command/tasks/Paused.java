package dev.smena.command.tasks;

import org.jspecify.annotations.Nullable;

/**
 * A job has got on and has come to a safe point, from which it shall go on later. Failures before that point no longer
 * count. Its cause, if there is one, is a failure after which it had better wait a little.
 */
public final class Paused extends Exception {

    public Paused(@Nullable Throwable cause) {
        super("paused at a safe point", cause, false, false);
    }
}
