package dev.smena.query.past;

import dev.smena.events.BatchId;
import dev.smena.events.BatchState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What differs between two versions of a batch.
 *
 * @param fields those of the batch that differ, by name
 * @param registered codes that only the later version has
 * @param aggregated codes of which the later version has an aggregation that the earlier one had not
 * @param disaggregated codes of which the earlier version had an aggregation that the later one has no more; a code that
 *     was unpacked and packed again is among both
 */
record BatchDiff(
        BatchId batchId,
        Version from,
        Version to,
        Map<String, Change> fields,
        Codes registered,
        Codes aggregated,
        Codes disaggregated) {

    record Version(long version, Instant updatedAt) {

        static Version of(BatchState state) {
            return new Version(state.version(), state.updatedAt());
        }
    }

    record Change(JsonNode before, JsonNode after) {}

    /**
     * Some codes, in the order in which it happened to them.
     *
     * @param uniqueCodes at most {@link #MOST} of them
     * @param truncated whether there are more
     */
    record Codes(int count, List<String> uniqueCodes, boolean truncated) {

        static final int MOST = 1_000;

        static Codes of(int count, List<String> first) {
            return new Codes(count, first, count > first.size());
        }
    }
}
