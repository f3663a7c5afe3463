package dev.smena.command.batch;

import dev.smena.command.registry.ProductRegistry;
import dev.smena.events.BatchId;
import dev.smena.events.RefusedCode;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The registry's rules without a database. */
final class InMemoryProductRegistry implements ProductRegistry {

    private final Map<String, BatchId> owners = new HashMap<>();
    private final Map<String, Instant> aggregated = new HashMap<>();

    @Override
    public Map<String, RefusedCode> register(Map<String, BatchId> batches) {
        return refusals(batches.keySet(), code -> {
            BatchId batch = Objects.requireNonNull(batches.get(code));
            BatchId owner = owners.putIfAbsent(code, batch);
            return owner == null
                    ? null
                    : RefusedCode.of(code, unlessOfAnother(owner, batch, RefusedCode.ALREADY_REGISTERED));
        });
    }

    @Override
    public Map<String, RefusedCode> aggregate(BatchId batch, Collection<String> codes, Instant at) {
        return refusals(codes, code -> {
            if (!batch.equals(owners.get(code))) {
                return notHere(code);
            }
            Instant since = aggregated.putIfAbsent(code, at);
            return since == null ? null : new RefusedCode(code, RefusedCode.ALREADY_AGGREGATED, since);
        });
    }

    @Override
    public Map<String, RefusedCode> disaggregate(BatchId batch, Collection<String> codes) {
        return refusals(codes, code -> {
            if (!batch.equals(owners.get(code))) {
                return notHere(code);
            }
            return aggregated.remove(code) == null ? RefusedCode.of(code, RefusedCode.NOT_AGGREGATED) : null;
        });
    }

    private RefusedCode notHere(String code) {
        return RefusedCode.of(
                code, owners.containsKey(code) ? RefusedCode.ATTACHED_TO_ANOTHER_BATCH : RefusedCode.NOT_FOUND);
    }

    private static String unlessOfAnother(BatchId owner, BatchId batch, String reason) {
        return owner.equals(batch) ? reason : RefusedCode.ATTACHED_TO_ANOTHER_BATCH;
    }

    private static Map<String, RefusedCode> refusals(
            Collection<String> codes, Function<String, @Nullable RefusedCode> change) {
        var refused = new HashMap<String, RefusedCode>();
        for (String code : codes) {
            RefusedCode refusal = change.apply(code);
            if (refusal != null) {
                refused.put(code, refusal);
            }
        }
        return refused;
    }
}
