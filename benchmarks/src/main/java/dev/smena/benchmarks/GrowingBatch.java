package dev.smena.benchmarks;

import dev.smena.events.BatchId;
import java.util.List;
import java.util.stream.Stream;

/** One batch that grows large, with many small ones beside it to compare it with. */
final class GrowingBatch {

    private static final int REGISTERED_AT_ONCE = 1_000;
    private static final int AGGREGATED_AT_ONCE = 100;
    private static final int CALLS_HERE_FOR_ONE_BESIDE = 4;

    private final Batches batches = new Batches();
    private final Codes own = new Codes(0);
    private final Codes others = new Codes(Integer.MAX_VALUE);
    private final Contender smena;
    private final BatchId id;

    GrowingBatch(Contender smena) {
        this.smena = smena;
        this.id = create();
    }

    BatchId id() {
        return id;
    }

    /** @return median milliseconds a command */
    double register(int products) {
        return Timed.median(products / REGISTERED_AT_ONCE, () -> smena.register(id, own.next(REGISTERED_AT_ONCE)));
    }

    record Aggregation(double here, double inFreshBatches) {}

    /** @param first products have been aggregated before */
    Aggregation aggregate(int first, int products) {
        var here = new Timed();
        var beside = new Timed();
        var fresh = fresh().iterator();
        for (int done = 0; done < products; done += AGGREGATED_AT_ONCE) {
            List<String> codes = own.range(first + done, AGGREGATED_AT_ONCE);
            here.run(() -> smena.aggregate(id, codes));
            if (done / AGGREGATED_AT_ONCE % CALLS_HERE_FOR_ONE_BESIDE == 0) {
                var portion = fresh.next();
                beside.run(() -> smena.aggregate(portion.batch(), portion.codes()));
            }
        }
        return new Aggregation(here.median(), beside.median());
    }

    /** Portions of batches that have only just been created. */
    Stream<Stock.Portion> fresh() {
        return Stream.generate(this::create).flatMap(batch -> {
            List<String> codes = others.next(REGISTERED_AT_ONCE);
            smena.register(batch, codes);
            return Stock.Portion.of(batch, codes, AGGREGATED_AT_ONCE);
        });
    }

    private BatchId create() {
        var batch = batches.next();
        smena.create(batch);
        return batch.batchId();
    }
}
