package dev.smena.query.past;

import dev.smena.events.BatchId;
import dev.smena.events.BatchState;
import dev.smena.events.ProductsAggregated;
import dev.smena.events.ProductsDisaggregated;
import dev.smena.query.past.BatchDiff.Change;
import dev.smena.query.past.BatchDiff.Codes;
import dev.smena.query.past.BatchDiff.Version;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares two versions of a batch: their fields as they are shown, and what the events between them make of codes. */
@Component
class BatchDiffs {

    /** They differ with any event; the versions themselves tell them. */
    private static final Set<String> ALWAYS_DIFFERENT = Set.of("version", "updated_at");

    private static final int CODES_TOGETHER = 100_000;

    private final PastBatches batches;
    private final BatchEvents events;
    private final Turns turns;
    private final JsonMapper json;

    BatchDiffs(PastBatches batches, BatchEvents events, Turns turns, JsonMapper json) {
        this.batches = batches;
        this.events = events;
        this.turns = turns;
        this.json = json;
    }

    /** Empty if no event bears that id; refuses versions that the batch does not have. */
    Optional<BatchDiff> between(BatchId batch, long from, long to) {
        return batches.find(batch, new Moment.Version(to))
                .flatMap(after -> batches.find(batch, new Moment.Version(from))
                        .map(before -> turns.take(to - from, () -> diff(before, after))));
    }

    private BatchDiff diff(BatchState before, BatchState after) {
        long first = before.version() + 1;
        var all = Portion.of(after.id(), first, after.version(), ProductsAggregated.class, ProductsDisaggregated.class);
        var unpackings = Portion.of(after.id(), first, after.version(), ProductsDisaggregated.class);
        var packings = new Packings(() -> read(all), () -> read(unpackings), CODES_TOGETHER);
        int disaggregated = packings.disaggregatedCount();
        return new BatchDiff(
                after.id(),
                Version.of(before),
                Version.of(after),
                fields(json.valueToTree(before), json.valueToTree(after)),
                Codes.of(
                        after.totalProducts() - before.totalProducts(),
                        events.registeredCodes(after.id(), first, after.version())
                                .limit(Codes.MOST)
                                .toList()),
                Codes.of(
                        after.aggregatedProducts() - before.aggregatedProducts() + disaggregated,
                        packings.aggregated()),
                Codes.of(disaggregated, packings.disaggregated()));
    }

    private static Map<String, Change> fields(JsonNode before, JsonNode after) {
        var changes = new LinkedHashMap<String, Change>();
        before.forEachEntry((field, value) -> {
            if (!value.equals(after.path(field)) && !ALWAYS_DIFFERENT.contains(field)) {
                changes.put(field, new Change(value, after.path(field)));
            }
        });
        return changes;
    }

    private Iterator<NumberedEvent> read(Portion portion) {
        return events.read(portion).iterator();
    }
}
