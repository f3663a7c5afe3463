package dev.smena.benchmarks;

import static java.util.stream.Collectors.groupingBy;

import dev.smena.events.BatchId;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Batches full of registered codes, in portions of a hundred, so that there is enough to aggregate in a round;
 * afterwards what was aggregated is disaggregated, and the next round finds the same.
 */
final class Stock {

    static final Stock NONE = new Stock(List.of());

    private static final int BATCHES = Options.MOST_CALLERS;
    private static final int REGISTERED_AT_ONCE = 1_000;
    private static final int PORTION = 100;

    private final List<List<Portion>> byBatch;

    private Stock(List<List<Portion>> byBatch) {
        this.byBatch = byBatch;
    }

    record Portion(BatchId batch, List<String> codes) {

        /** Portions of another size; less is the last of each batch. */
        static Stream<Portion> of(BatchId batch, List<String> codes, int size) {
            return IntStream.iterate(0, from -> from < codes.size(), from -> from + size)
                    .mapToObj(from -> codes.subList(from, Math.min(from + size, codes.size())))
                    .map(some -> new Portion(batch, some));
        }
    }

    /** @param keepers who shall have these batches, each in tables of its own */
    static Stock of(int codesPerBatch, Batches batches, Codes codes, List<Contender> keepers) {
        return new Stock(Stream.generate(batches::next)
                .limit(BATCHES)
                .map(batch -> {
                    List<String> registered = codes.next(codesPerBatch);
                    for (Contender keeper : keepers) {
                        keeper.create(batch);
                        Portion.of(batch.batchId(), registered, REGISTERED_AT_ONCE)
                                .forEach(portion -> keeper.register(portion.batch(), portion.codes()));
                    }
                    return Portion.of(batch.batchId(), registered, PORTION).toList();
                })
                .toList());
    }

    Stream<Portion> portions() {
        return byBatch.stream().flatMap(List::stream);
    }

    /** What is in the batches that belong to one of so many callers. */
    Stream<Portion> portions(int caller, int callers) {
        return IntStream.iterate(caller, batch -> batch < byBatch.size(), batch -> batch + callers)
                .mapToObj(byBatch::get)
                .flatMap(List::stream);
    }

    static void putBack(Collection<Portion> aggregated, Contender keeper) {
        aggregated.stream().collect(groupingBy(Portion::batch)).forEach((batch, portions) -> {
            List<String> codes = portions.stream()
                    .flatMap(portion -> portion.codes().stream())
                    .toList();
            Portion.of(batch, codes, REGISTERED_AT_ONCE).forEach(some -> keeper.disaggregate(batch, some.codes()));
        });
    }
}
