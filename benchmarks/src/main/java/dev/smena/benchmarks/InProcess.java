package dev.smena.benchmarks;

import dev.smena.command.Commands;
import dev.smena.command.batch.AggregateProducts;
import dev.smena.command.batch.CodesOutcome;
import dev.smena.command.batch.CreateBatch;
import dev.smena.command.batch.CreateBatches;
import dev.smena.command.batch.DisaggregateProducts;
import dev.smena.command.batch.ExpectedVersion;
import dev.smena.command.batch.RegisterProducts;
import dev.smena.events.BatchId;
import java.util.List;

/** Sends commands to Smena through its command gateway. */
final class InProcess implements Contender {

    private final Commands commands;

    InProcess(Commands commands) {
        this.commands = commands;
    }

    @Override
    public void create(CreateBatch batch) {
        commands.send(new CreateBatches(List.of(batch)));
    }

    @Override
    public void register(BatchId batch, List<String> codes) {
        change(new RegisterProducts(batch, codes, ExpectedVersion.ANY));
    }

    @Override
    public void aggregate(BatchId batch, List<String> codes) {
        change(new AggregateProducts(batch, codes, ExpectedVersion.ANY));
    }

    @Override
    public void disaggregate(BatchId batch, List<String> codes) {
        change(new DisaggregateProducts(batch, codes, "measured", ExpectedVersion.ANY));
    }

    private void change(Object command) {
        CodesOutcome outcome = commands.<CodesOutcome>send(command).result();
        if (!outcome.refused().isEmpty()) {
            throw new IllegalStateException("refused: " + outcome.refused().getFirst());
        }
    }
}
