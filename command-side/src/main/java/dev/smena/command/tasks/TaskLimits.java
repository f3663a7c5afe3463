package dev.smena.command.tasks;

import java.time.Duration;

/**
 * How much long work is taken on.
 *
 * @param mostOpen how many tasks of one kind may be open at a time
 * @param retryAfter what a caller is told to wait when there are too many
 */
public record TaskLimits(int mostOpen, Duration retryAfter) {}
