package dev.smena.benchmarks;

import dev.smena.events.BatchId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** How long it takes to tell what batches of very many products or events were, and what memory that needs. */
final class Past {

    private static final int REGISTERED_AT_ONCE = 1_000;
    private static final int AGGREGATED_AT_ONCE = 100;
    private static final int PRODUCTS_TO_A_SINGLE_ONE = 50;
    private static final int TIMES = 5;
    private static final int AT_ONCE = 4;
    private static final String NO_CODES = "&offset=" + Integer.MAX_VALUE;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Table table = new Table(List.of("batch", "what", "answers"), List.of("ms", "peak heap MiB"));
    private final Batches batches = new Batches();
    private final Codes codes = new Codes(0);
    private final Smena smena;
    private final InProcess commands;

    private Past(Smena smena) {
        this.smena = smena;
        this.commands = new InProcess(smena.commands());
    }

    public static void main(String... args) throws Exception {
        var options = Options.parse(args);
        var facts = new MachineFacts();
        String report;
        try (var home = Home.fresh()) {
            try (var smena = Smena.start(home)) {
                var past = new Past(smena);
                past.measureMany(options.products());
                past.measureSingles(options.products(), options.products() / PRODUCTS_TO_A_SINGLE_ONE);
                report = facts.with(smena.connections()) + "\n\n" + past.table;
            }
        }
        new Page(options.into(), "past").show(report);
        System.exit(0);
    }

    /** All are registered by the thousand and aggregated by the hundred; then a tenth of them is disaggregated. */
    private void measureMany(int products) throws Exception {
        BatchId batch = filled(0, products, AGGREGATED_AT_ONCE);
        for (int i = 0; i < products / 10; i += AGGREGATED_AT_ONCE) {
            commands.disaggregate(batch, codes.range(i, AGGREGATED_AT_ONCE));
        }
        smena.processorLag().catchUp();
        int registered = products / REGISTERED_AT_ONCE;
        int all = registered + products / AGGREGATED_AT_ONCE;
        int half = (registered + all) / 2;
        int last = all + products / AGGREGATED_AT_ONCE / 10;
        String notAggregated = "/products?version=" + half + "&is_aggregated=false&limit=100";
        var about = new Subject(String.format(Locale.ROOT, "%,d products, %,d events", products, last + 1), batch);
        about.measure("fields and totals alone", "/products?version=" + last + NO_CODES);
        about.measure("before any was aggregated", "?version=" + registered);
        about.measure("with half of them aggregated", "?version=" + half);
        about.measure("the last version", "?version=" + last);
        about.measure("a page in the middle", "/products?version=" + half + "&limit=100&offset=" + products / 2);
        about.measure("not aggregated, first page", notAggregated);
        about.measure("not aggregated, last page", notAggregated + "&offset=" + (products / 2 - 100));
        about.measure(
                "not aggregated, last page, for " + AT_ONCE + " at once",
                notAggregated + "&offset=" + (products / 2 - 100),
                uri -> together(AT_ONCE, () -> get(uri)));
        about.measure("one event's difference", "/history/diff?from=" + (half - 1) + "&to=" + half);
        about.measure("all aggregations' difference", "/history/diff?from=" + registered + "&to=" + all);
        about.measure("difference of first and last", "/history/diff?from=0&to=" + last);
    }

    /** Each product is aggregated by an event of its own. */
    private void measureSingles(int first, int products) throws Exception {
        BatchId batch = filled(first, products, 1);
        int last = products / REGISTERED_AT_ONCE + products;
        var about = new Subject(String.format(Locale.ROOT, "%,d products, %,d events", products, last + 1), batch);
        about.measure("fields and totals alone", "/products?version=" + last + NO_CODES);
        about.measure("the last version", "?version=" + last);
    }

    /** @param first of the series of codes */
    private BatchId filled(int first, int products, int aggregatedAtOnce) throws InterruptedException {
        var batch = batches.next();
        commands.create(batch);
        for (int i = 0; i < products; i += REGISTERED_AT_ONCE) {
            commands.register(batch.batchId(), codes.range(first + i, REGISTERED_AT_ONCE));
        }
        for (int i = 0; i < products; i += aggregatedAtOnce) {
            commands.aggregate(batch.batchId(), codes.range(first + i, aggregatedAtOnce));
        }
        smena.processorLag().catchUp();
        return batch.batchId();
    }

    private final class Subject {

        private final String name;
        private final BatchId batch;

        Subject(String name, BatchId batch) {
            this.name = name;
            this.batch = batch;
        }

        void measure(String what, String query) throws Exception {
            measure(what, query, Past.this::get);
        }

        void measure(String what, String query, Consumer<URI> question) throws Exception {
            URI uri = smena.api().resolve("batches/" + batch + query);
            get(uri);
            try (var heap = new PeakHeap()) {
                double median = Timed.median(TIMES, () -> question.accept(uri));
                table.row(name, what, "`" + query + "`", median, heap.mebibytes());
                System.err.println(what + " " + median);
            }
        }
    }

    private static void together(int times, Runnable call) {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = Stream.generate(() -> callers.submit(call)).limit(times).toList();
            for (var each : calls) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void get(URI uri) {
        try {
            var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(uri + " " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
