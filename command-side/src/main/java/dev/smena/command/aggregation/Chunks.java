package dev.smena.command.aggregation;

import dev.smena.events.AggregationChunkQueued;
import dev.smena.events.TaskId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The codes of a request in parts, each small enough for one transaction. */
final class Chunks {

    static final int SIZE = 1_000;

    private Chunks() {}

    static int count(List<String> codes) {
        return (codes.size() + SIZE - 1) / SIZE;
    }

    /** Each part has the next {@value #SIZE} codes of the request; those it has named before are set apart. */
    static List<AggregationChunkQueued> of(TaskId task, List<String> codes) {
        var seen = new HashSet<String>();
        var chunks = new ArrayList<AggregationChunkQueued>();
        for (int from = 0; from < codes.size(); from += SIZE) {
            var fresh = new ArrayList<String>();
            var duplicates = new ArrayList<String>();
            for (String code : codes.subList(from, Math.min(from + SIZE, codes.size()))) {
                (seen.add(code) ? fresh : duplicates).add(code);
            }
            chunks.add(new AggregationChunkQueued(task, chunks.size(), fresh, duplicates));
        }
        return chunks;
    }
}
