package dev.smena.command.registry;

import dev.smena.events.BatchId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * Which code belongs to which batch and whether it is aggregated, kept in the events' own transaction so that races
 * between callers are decided here. Each method takes distinct codes, changes what it can and returns the others, by
 * code. It can be rebuilt from the events.
 */
public interface ProductRegistry {

    Map<String, RefusedCode> register(BatchId batch, Collection<String> codes);

    Map<String, RefusedCode> aggregate(BatchId batch, Collection<String> codes, Instant at);

    Map<String, RefusedCode> disaggregate(BatchId batch, Collection<String> codes);
}
