package dev.smena.query.tasks;

import java.time.Duration;

/**
 * How many may follow tasks at a time.
 *
 * @param retryAfter what a caller is told to wait when there are too many
 */
public record StreamLimit(int mostOpen, Duration retryAfter) {}
