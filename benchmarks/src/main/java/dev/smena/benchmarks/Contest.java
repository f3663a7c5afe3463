package dev.smena.benchmarks;

import dev.smena.benchmarks.ProcessorLag.CaughtUp;
import dev.smena.benchmarks.Stopwatch.Timing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** The ways take turns at one operation on one server, so that whatever disturbs the machine disturbs them all. */
final class Contest {

    private static final int CODES_A_SECOND = 240_000;

    private final Options options;
    private final Operation operation;
    private final Map<Way, Contender> contenders = new EnumMap<>(Way.class);
    private final ProcessorLag processors;
    private final CpuTime cpu;
    private final Workload workload;

    Contest(Options options, Operation operation, Smena smena, CpuTime cpu) {
        this.options = options;
        this.operation = operation;
        this.cpu = cpu;
        this.processors = smena.processorLag();
        List.of(Way.values()).forEach(way -> contenders.put(way, way.to(smena)));
        var batches = new Batches();
        var codes = new Codes(0);
        this.workload = new Workload(batches, codes, stock(batches, codes));
    }

    /**
     * @param cpuSeconds of all processes, until the event processors have caught up
     * @param caughtUp null for plain JDBC, which nobody reads after
     */
    record Turn(
            Way way,
            Timing timing,
            double cpuSeconds,
            @Nullable CaughtUp caughtUp) {

        double sustained() {
            double took = timing.took().toNanos();
            return timing.perSecond()
                    * took
                    / (took + (caughtUp == null ? 0 : caughtUp.took().toNanos()));
        }
    }

    List<Result> run() throws InterruptedException, ExecutionException {
        for (Duration warm = Duration.ZERO; warm.compareTo(options.warmUp()) < 0; warm = warm.plus(options.length())) {
            round(options.mostCallers());
        }
        var results = new ArrayList<Result>();
        for (int callers : options.callers()) {
            List<List<Turn>> rounds = new ArrayList<>();
            for (int i = 0; i < options.rounds(); i++) {
                rounds.add(round(callers));
            }
            for (Way way : options.ways()) {
                results.add(Result.of(operation, callers, way, rounds));
            }
        }
        return results;
    }

    private List<Turn> round(int callers) throws InterruptedException, ExecutionException {
        var turns = new ArrayList<Turn>();
        for (Way way : options.ways()) {
            turns.add(turn(way, callers));
        }
        return turns;
    }

    private Turn turn(Way way, int callers) throws InterruptedException, ExecutionException {
        var round = workload.deal(operation, contender(way), callers);
        processors.catchUp();
        double before = cpu.seconds();
        Timing timing = new Stopwatch(options.length()).run(round.calls());
        CaughtUp caughtUp = way.isSmena() ? processors.catchUp() : null;
        double used = cpu.seconds() - before;
        Stock.putBack(round.aggregated(), contender(way.tables()));
        System.err.printf(
                "%s, %d callers: %s %.0f a second%n", operation.title(), callers, way.title(), timing.perSecond());
        return new Turn(way, timing, used, caughtUp);
    }

    private Contender contender(Way way) {
        return Objects.requireNonNull(contenders.get(way));
    }

    private Stock stock(Batches batches, Codes codes) {
        if (!operation.needsStock()) {
            return Stock.NONE;
        }
        int perBatch = (int) (options.length().toMillis() * CODES_A_SECOND / 1_000 / Options.MOST_CALLERS);
        return Stock.of(
                perBatch,
                batches,
                codes,
                options.ways().stream()
                        .map(Way::tables)
                        .distinct()
                        .map(this::contender)
                        .toList());
    }
}
