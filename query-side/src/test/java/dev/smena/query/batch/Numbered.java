package dev.smena.query.batch;

import dev.smena.events.BatchEvent;

/** An event with its number within its batch, as the event store hands it out. */
public record Numbered(BatchEvent event, long sequence) {}
