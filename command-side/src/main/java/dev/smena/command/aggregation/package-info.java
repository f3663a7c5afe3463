/** Aggregates more codes than fit in a request, chunk by chunk, while the caller does something else. */
@NullMarked
package dev.smena.command.aggregation;

import org.jspecify.annotations.NullMarked;
