package dev.smena.benchmarks;

import dev.smena.benchmarks.Stopwatch.Timing;
import dev.smena.events.BatchId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** What the cache is worth: the same questions answered from it and, in turn, from the tables. */
final class Cached {

    private static final int CREATED_AT_ONCE = 1_000;
    private static final int PRODUCTS = 1_000;
    private static final int CALLERS = 8;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Table table = new Table(
            List.of("question"),
            List.of("tables: a second", "p50 ms", "p99 ms", "cache: a second", "p50 ms", "p99 ms", "times as many"));
    private final Smena smena;
    private final Options options;

    private Cached(Smena smena, Options options) {
        this.smena = smena;
        this.options = options;
    }

    public static void main(String... args) throws Exception {
        var options = Options.parse(args);
        var facts = new MachineFacts();
        String report;
        try (var home = Home.fresh();
                var smena = Smena.start(home)) {
            var cached = new Cached(smena, options);
            cached.measureAll();
            report = facts.with(smena.connections()) + "\n\n" + cached.table;
        }
        new Page(options.into(), "cache").show(report);
        System.exit(0);
    }

    private void measureAll() throws Exception {
        var planner = new OverHttp(smena.api(), true);
        var batches = new Batches();
        for (int entered = 0; entered < options.batches(); entered += CREATED_AT_ONCE) {
            planner.create(Stream.generate(batches::next).limit(CREATED_AT_ONCE).toList());
        }
        var full = batches.next();
        planner.create(full);
        planner.register(full.batchId(), new Codes(0).range(0, PRODUCTS));
        var empty = BatchId.of(1, full.batchDate());
        smena.processorLag().catchUp();
        smena.groupLag("analytics").catchUp();
        measure("a batch with 1,000 products", "batches/" + full.batchId());
        measure("a batch without any", "batches/" + empty);
        measure("its statistics", "batches/" + empty + "/statistics");
        measure("20 of all batches", "batches");
        measure("100 of a hundredth of them", "batches?work_center_identifier=RC-7&limit=100");
        measure("the dashboard", "analytics/dashboard");
    }

    private void measure(String what, String path) throws Exception {
        HttpRequest.Builder question = HttpRequest.newBuilder(smena.api().resolve(path));
        HttpRequest cache = question.build();
        HttpRequest tables = question.header("Smena-Min-Position", "0").build();
        for (HttpRequest each : List.of(tables, cache)) {
            new Stopwatch(options.length()).run(callers(each));
        }
        List<Timing> fromTables = new ArrayList<>();
        List<Timing> fromCache = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < options.rounds(); round++) {
            fromTables.add(new Stopwatch(options.length()).run(callers(tables)));
            fromCache.add(new Stopwatch(options.length()).run(callers(cache)));
            ratios.add(fromCache.getLast().perSecond() / fromTables.getLast().perSecond());
        }
        table.row(
                what,
                perSecond(fromTables),
                at(fromTables, 0.5),
                at(fromTables, 0.99),
                perSecond(fromCache),
                at(fromCache, 0.5),
                at(fromCache, 0.99),
                Result.median(ratios.stream()));
        System.err.println(what + " " + ratios);
    }

    private List<Workload.Calls> callers(HttpRequest request) {
        return Collections.nCopies(CALLERS, () -> () -> send(request));
    }

    private void send(HttpRequest request) {
        try {
            var answer = client.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(request.uri() + " " + answer.statusCode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static double perSecond(List<Timing> rounds) {
        return Result.median(rounds.stream().map(Timing::perSecond));
    }

    private static double at(List<Timing> rounds, double quantile) {
        long[] all = rounds.stream()
                .flatMap(timing -> timing.latencies().stream())
                .flatMapToLong(Arrays::stream)
                .sorted()
                .toArray();
        return Result.at(all, quantile);
    }
}
