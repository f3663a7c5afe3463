package dev.smena.benchmarks;

import dev.smena.command.batch.CreateBatch;
import dev.smena.events.BatchId;
import java.util.List;

/** A way to get the same rows into the same server. Each method commits before it returns, or fails. */
interface Contender {

    void create(CreateBatch batch);

    void register(BatchId batch, List<String> codes);

    void aggregate(BatchId batch, List<String> codes);

    void disaggregate(BatchId batch, List<String> codes);
}
