package dev.smena.infra.projections;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event that a processing group could not take.
 *
 * @param projection the group: a projection, or one that acts on events
 * @param sequence its number within its aggregate, from 0
 * @param payload as it is stored; as a text if it is no JSON
 * @param cause why; null if it is parked only since one before it is
 */
record DeadLetterView(
        String id,
        String projection,
        String eventId,
        String event,
        @Nullable String revision,
        @Nullable String aggregateType,
        @Nullable String aggregateId,
        long sequence,
        Instant occurredAt,
        JsonNode payload,
        @Nullable String cause,
        Instant parkedAt) {}
