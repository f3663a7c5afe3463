package dev.smena.query.past;

import dev.smena.events.BatchEvent;

/** An event of a batch. @param sequence its number within the batch, from 0 */
record NumberedEvent(long sequence, BatchEvent event) {}
