/** Axon on PostgreSQL: event store, tokens, aggregate cache, command bus and retries. */
@NullMarked
package dev.smena.infra.eventstore;

import org.jspecify.annotations.NullMarked;
