package dev.smena.query.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One event as it is stored.
 *
 * @param sequence its number within the batch, from 0
 * @param position its number among all events
 * @param event the stored name of its type
 */
record HistoryEntry(
        long sequence,
        long position,
        String eventId,
        String event,
        String revision,
        Instant occurredAt,
        @Nullable String actor,
        @Nullable String correlationId,
        JsonNode payload) {}
