package dev.smena.command.registry;

import dev.smena.events.BatchId;
import dev.smena.events.RefusedCode;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which code belongs to which batch and whether it is aggregated, kept in the events' own transaction so that races
 * between callers are decided here. Each method takes distinct codes, changes what it can and returns the others, by
 * code. It can be rebuilt from the events.
 */
public interface ProductRegistry {

    /** Takes, by code, the batch it shall belong to. */
    Map<String, RefusedCode> register(Map<String, BatchId> batches);

    default Map<String, RefusedCode> register(BatchId batch, Collection<String> codes) {
        return register(codes.stream().collect(Collectors.toMap(code -> code, code -> batch)));
    }

    Map<String, RefusedCode> aggregate(BatchId batch, Collection<String> codes, Instant at);

    Map<String, RefusedCode> disaggregate(BatchId batch, Collection<String> codes);
}
