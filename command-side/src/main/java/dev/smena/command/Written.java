package dev.smena.command;

import org.jspecify.annotations.Nullable;

/**
 * What a command came to.
 *
 * @param position global position of its last event; null if it had nothing to change
 */
public record Written<R>(R result, @Nullable Long position) {

    /** Key under which the command bus adds the position to a result's metadata. */
    public static final String POSITION = "position";
}
