package dev.smena.benchmarks;

import java.util.List;

/** Measures commands a second, in process and over HTTP, beside plain JDBC that commits the like rows. */
final class Throughput {

    private Throughput() {}

    public static void main(String... args) throws Exception {
        var options = Options.parse(args);
        var facts = new MachineFacts();
        var table = new Table(
                List.of("operation", "callers", "way"),
                List.of(
                        "a second",
                        "codes a second",
                        "of plain JDBC",
                        "sustained",
                        "CPU ms a call",
                        "p50 ms",
                        "p99 ms",
                        "behind",
                        "then read a second"));
        String machine = "";
        for (Operation operation : options.operations()) {
            try (var home = Home.fresh();
                    var smena = Smena.start(home)) {
                PlainJdbc.createTables(smena.connections());
                new Contest(options, operation, smena, new CpuTime(home)).run().forEach(result -> add(table, result));
                machine = facts.with(smena.connections());
            }
        }
        new Page(options.into(), "throughput")
                .show(machine + "\n"
                        + "%d rounds of %.1f s for each way in turn, after %.0f s of warm-up each.%n%n"
                                .formatted(
                                        options.rounds(),
                                        options.length().toMillis() / 1e3,
                                        options.warmUp().toMillis() / 1e3)
                        + table);
        System.exit(0);
    }

    private static void add(Table table, Result result) {
        var operation = result.operation();
        table.row(
                operation.title(),
                result.callers(),
                result.way().title(),
                result.perSecond(),
                operation.codes() == 0 ? "" : result.perSecond() * operation.codes(),
                result.way().isSmena() ? result.toPlainJdbc() : "",
                result.way().isSmena() ? result.sustained() : "",
                result.cpu(),
                result.p50(),
                result.p99(),
                result.lag().map(lag -> (Object) lag.behind()).orElse(""),
                result.lag().map(lag -> (Object) lag.perSecond()).orElse(""));
    }
}
