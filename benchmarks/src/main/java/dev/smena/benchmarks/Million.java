package dev.smena.benchmarks;

import dev.smena.benchmarks.GrowingBatch.Aggregation;
import dev.smena.benchmarks.ProcessorLag.CaughtUp;
import java.util.List;
import java.util.stream.IntStream;

/** Fills one batch with a million products and aggregates them all: does it get slower, does memory grow? */
final class Million {

    private static final int PARTS = 10;

    private Million() {}

    private record Registration(double milliseconds, Footprint after) {}

    public static void main(String... args) throws Exception {
        var options = Options.parse(args);
        var facts = new MachineFacts();
        String report;
        try (var home = Home.fresh()) {
            GrowingBatch batch;
            try (var smena = Smena.start(home)) {
                batch = new GrowingBatch(new InProcess(smena.commands()));
                report = facts.with(smena.connections()) + "\n\n" + fill(batch, options.products(), smena) + "\n"
                        + new LargeBatch(smena, batch.id()).describe(options.products());
            }
            try (var smena = Smena.start(home)) {
                report += new LargeBatch(smena, batch.id()).describeFirstCommand();
            }
        }
        new Page(options.into(), "million").show(report);
        System.exit(0);
    }

    private static String fill(GrowingBatch batch, int products, Smena smena) {
        int part = products / PARTS;
        List<Registration> registrations = IntStream.range(0, PARTS)
                .mapToObj(i -> new Registration(batch.register(part), Footprint.now()))
                .peek(System.err::println)
                .toList();
        CaughtUp registered = smena.processorLag().catchUp();
        var table = new Table(
                List.of(),
                List.of(
                        "products",
                        "register 1,000: ms",
                        "heap MiB",
                        "RSS MiB",
                        "aggregate 100: ms",
                        "in a fresh batch: ms",
                        "ratio",
                        "heap MiB",
                        "RSS MiB"));
        for (int i = 0; i < PARTS; i++) {
            Registration registration = registrations.get(i);
            Aggregation aggregation = batch.aggregate(i * part, part);
            Footprint after = Footprint.now();
            table.row(
                    String.format("%,d", (i + 1) * part),
                    registration.milliseconds(),
                    registration.after().heap(),
                    registration.after().resident(),
                    aggregation.here(),
                    aggregation.inFreshBatches(),
                    aggregation.here() / aggregation.inFreshBatches(),
                    after.heap(),
                    after.resident());
            System.err.println(aggregation + " " + after);
        }
        CaughtUp aggregated = smena.processorLag().catchUp();
        return table
                + "\nThe slowest event processor was %s behind after the last registration, and %s after the last aggregation.\n"
                        .formatted(said(registered), said(aggregated));
    }

    private static String said(CaughtUp lag) {
        return "%,d events (%.1f s)".formatted(lag.behind(), lag.took().toMillis() / 1e3);
    }
}
