/** The audit trail of a batch, straight from the event store. */
@NullMarked
package dev.smena.query.history;

import org.jspecify.annotations.NullMarked;
