package dev.smena.benchmarks;

import dev.smena.benchmarks.Stock.Portion;
import dev.smena.events.BatchId;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Deals the calls of an operation out to the callers of a round. */
final class Workload {

    private static final int REGISTERED_AT_ONCE = Operation.REGISTER.codes();

    private final Batches batches;
    private final Codes codes;
    private final Stock stock;

    Workload(Batches batches, Codes codes, Stock stock) {
        this.batches = batches;
        this.codes = codes;
        this.stock = stock;
    }

    /** The calls of one caller, one after another. */
    interface Calls extends Supplier<Runnable> {}

    /**
     * @param calls for each caller
     * @param aggregated fills up with what the calls have aggregated
     */
    record Round(List<Calls> calls, Collection<Portion> aggregated) {}

    Round deal(Operation operation, Contender to, int callers) {
        var aggregated = new ConcurrentLinkedQueue<Portion>();
        Iterator<Portion> together = stock.portions().iterator();
        List<Calls> calls = IntStream.range(0, callers)
                .mapToObj(caller -> switch (operation) {
                    case CREATE -> creations(to);
                    case REGISTER -> registrations(to);
                    case AGGREGATE ->
                        aggregations(to, stock.portions(caller, callers).iterator(), aggregated);
                    case AGGREGATE_ONE_BATCH -> aggregations(to, together, aggregated);
                })
                .toList();
        return new Round(calls, aggregated);
    }

    private Calls creations(Contender to) {
        return () -> {
            var batch = batches.next();
            return () -> to.create(batch);
        };
    }

    private Calls registrations(Contender to) {
        var batch = batches.next();
        to.create(batch);
        BatchId id = batch.batchId();
        return () -> {
            List<String> some = codes.next(REGISTERED_AT_ONCE);
            return () -> to.register(id, some);
        };
    }

    private static Calls aggregations(Contender to, Iterator<Portion> from, Collection<Portion> aggregated) {
        return () -> {
            Portion portion = next(from);
            return () -> {
                to.aggregate(portion.batch(), portion.codes());
                aggregated.add(portion);
            };
        };
    }

    private static Portion next(Iterator<Portion> portions) {
        synchronized (portions) {
            if (!portions.hasNext()) {
                throw new IllegalStateException("nothing left to do; there was too little in stock");
            }
            return portions.next();
        }
    }
}
