package dev.smena.benchmarks;

import dev.smena.command.batch.CreateBatch;
import dev.smena.events.BatchId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** How fast projections are rebuilt, from small events and from a million products, and what people notice meanwhile. */
final class Rebuilding {

    private static final int AT_ONCE = 1_000;
    private static final int PACKED_AT_ONCE = 100;
    private static final int PRODUCTS = 1_000_000;
    private static final LocalDate DAY = LocalDate.of(2026, 10, 12);
    private static final Duration IDLE = Duration.ofSeconds(20);

    private final Table table = new Table(
            List.of("what", "meanwhile"),
            List.of("events", "seconds", "events a second", "`GET` p50 ms", "p99 ms", "`POST` p50 ms", "p99 ms"));
    private final Smena smena;
    private final OverHttp planner;
    private final OverHttp people;
    private final LongTasks tasks;
    private final int batches;

    private Rebuilding(Smena smena, int batches) {
        this.smena = smena;
        this.planner = new OverHttp(smena.api(), false);
        this.people = new OverHttp(smena.api(), true);
        this.tasks = new LongTasks(smena.api());
        this.batches = batches;
    }

    public static void main(String... args) throws Exception {
        var options = Options.parse(args);
        var facts = new MachineFacts();
        String report;
        try (var home = Home.fresh();
                var smena = Smena.start(home)) {
            var measured = new Rebuilding(smena, options.batches());
            measured.run(options.batches());
            report = facts.with(smena.connections()) + "\n\n" + measured.table;
        }
        new Page(options.into(), "rebuild").show(report);
        System.exit(0);
    }

    private void run(int most) throws Exception {
        var made = new Batches(DAY);
        for (int entered = 0; entered < batches; entered += AT_ONCE) {
            planner.create(Stream.generate(made::next)
                    .limit(Math.min(AT_ONCE, batches - entered))
                    .toList());
        }
        smena.processorLag().catchUp();
        nothing();
        alone("`batch`, of shift tasks", "admin/projections/batch/rebuild");
        alone("`analytics`, of shift tasks", "admin/projections/analytics/rebuild");
        pack(made.next(), Math.min(PRODUCTS, 10 * most));
        alone("`batch`, with a million products", "admin/projections/batch/rebuild");
        underLoad(made);
        alone("integrity check", "admin/integrity/check");
    }

    private void pack(CreateBatch batch, int products) throws InterruptedException {
        planner.create(batch);
        var codes = new Codes(0);
        for (int i = 0; i < products; i += AT_ONCE) {
            List<String> some = codes.next(AT_ONCE);
            planner.register(batch.batchId(), some);
            for (int packed = 0; packed < AT_ONCE; packed += PACKED_AT_ONCE) {
                planner.aggregate(batch.batchId(), some.subList(packed, packed + PACKED_AT_ONCE));
            }
        }
        smena.processorLag().catchUp();
    }

    private void nothing() throws Exception {
        var callers = new PacedCallers(calls(new Batches(DAY.plusDays(1))));
        callers.during(() -> Thread.sleep(IDLE));
        List<long[]> idle = callers.during(() -> Thread.sleep(IDLE));
        row("nothing", "reads and writes", "", "", "", idle);
    }

    private void alone(String what, String path) throws Exception {
        long began = System.nanoTime();
        long events = done(path);
        double seconds = since(began);
        table.row(what, "", count(events), seconds, events / seconds, "", "", "", "");
        System.err.println(what + " " + events + " in " + seconds);
    }

    private void underLoad(Batches made) throws Exception {
        var took = new double[1];
        var events = new long[1];
        List<long[]> busy = new PacedCallers(calls(made)).during(() -> {
            long began = System.nanoTime();
            events[0] = done("admin/projections/batch/rebuild");
            took[0] = since(began);
        });
        row("the same", "reads and writes", count(events[0]), took[0], events[0] / took[0], busy);
    }

    private void row(String what, String meanwhile, Object events, Object seconds, Object rate, List<long[]> calls) {
        table.row(
                what,
                meanwhile,
                events,
                seconds,
                rate,
                Result.at(calls.get(0), 0.5),
                Result.at(calls.get(0), 0.99),
                Result.at(calls.get(1), 0.5),
                Result.at(calls.get(1), 0.99));
    }

    private List<Runnable> calls(Batches made) {
        return List.of(
                () -> people.read(BatchId.of(1 + ThreadLocalRandom.current().nextInt(batches), DAY)),
                () -> people.create(made.next()));
    }

    /** @return how many events were projected */
    private long done(String path) throws Exception {
        var result = tasks.run(path, Map.of());
        if (result.path("differences").asLong() != 0) {
            throw new IllegalStateException(result.toString());
        }
        return result.path("total").asLong();
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
