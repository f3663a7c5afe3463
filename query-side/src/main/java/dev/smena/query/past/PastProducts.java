package dev.smena.query.past;

import dev.smena.events.BatchState;
import dev.smena.events.ProductsAggregated;
import dev.smena.events.ProductsDisaggregated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The products of a batch as they were, in the order of registration. First it is found which codes are in question, then
 * what the events made of just these: memory depends on how many they are, not on the size of the batch.
 */
@Component
public class PastProducts {

    /** Of a filtered list. Each time all events that aggregate are read again. */
    private static final int CODES_IN_QUESTION = 250_000;

    private final BatchEvents events;
    private final Turns turns;
    private final int codesInQuestion;

    @Autowired
    PastProducts(BatchEvents events, Turns turns) {
        this(events, turns, CODES_IN_QUESTION);
    }

    PastProducts(BatchEvents events, Turns turns, int codesInQuestion) {
        this.events = events;
        this.turns = turns;
        this.codesInQuestion = codesInQuestion;
    }

    /** How many products {@link #list} has in all. */
    public static int count(BatchState then, @Nullable Boolean aggregated) {
        int done = then.aggregatedProducts();
        return aggregated == null ? then.totalProducts() : aggregated ? done : then.totalProducts() - done;
    }

    /** @param aggregated shows only those that were aggregated then, or only those that were not; null shows all */
    public List<ProductThen> list(BatchState then, @Nullable Boolean aggregated, int offset, int limit) {
        int count = count(then, aggregated);
        if (offset >= count) {
            return List.of();
        }
        return turns.take(
                then.version(),
                () -> count == then.totalProducts()
                        ? products(then, registered(then).skip(offset).iterator(), limit)
                        : filtered(then, Boolean.TRUE.equals(aggregated), offset, limit));
    }

    private List<ProductThen> filtered(BatchState then, boolean aggregated, int offset, int limit) {
        var codes = registered(then).iterator();
        var found = new ArrayList<ProductThen>();
        int toSkip = offset;
        while (codes.hasNext() && found.size() < limit) {
            for (ProductThen product : products(then, codes, codesInQuestion)) {
                if ((product.aggregatedAt() != null) == aggregated && toSkip-- <= 0 && found.size() < limit) {
                    found.add(product);
                }
            }
        }
        return found;
    }

    private Stream<String> registered(BatchState then) {
        return events.registeredCodes(then.id(), 0, then.version());
    }

    /** The products of the next codes, at most so many. */
    private List<ProductThen> products(BatchState then, Iterator<String> codes, int most) {
        var aggregatedAt = new LinkedHashMap<String, @Nullable Instant>();
        while (codes.hasNext() && aggregatedAt.size() < most) {
            aggregatedAt.put(codes.next(), null);
        }
        if (then.aggregatedProducts() > 0) {
            events.read(Portion.of(then.id(), 0, then.version(), ProductsAggregated.class, ProductsDisaggregated.class))
                    .forEach(next -> {
                        switch (next.event()) {
                            case ProductsAggregated e -> set(aggregatedAt, e.codes(), e.aggregatedAt());
                            case ProductsDisaggregated e -> set(aggregatedAt, e.codes(), null);
                            default -> {}
                        }
                    });
        }
        return aggregatedAt.entrySet().stream()
                .map(product -> new ProductThen(product.getKey(), product.getValue()))
                .toList();
    }

    private static void set(Map<String, @Nullable Instant> aggregatedAt, List<String> codes, @Nullable Instant at) {
        for (String code : codes) {
            if (aggregatedAt.containsKey(code)) {
                aggregatedAt.put(code, at);
            }
        }
    }
}
