package dev.smena.benchmarks;

import dev.smena.events.BatchId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** How long it takes to tell what a batch of very many products was, and what memory that needs. */
final class Past {

    private static final int REGISTERED_AT_ONCE = 1_000;
    private static final int AGGREGATED_AT_ONCE = 100;
    private static final int TIMES = 5;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Table table = new Table(List.of("what", "answers"), List.of("ms", "peak heap MiB"));
    private final Smena smena;
    private final Codes codes = new Codes(0);
    private final int products;
    private final BatchId batch;

    private Past(Smena smena, int products) {
        this.smena = smena;
        this.products = products;
        var entered = new Batches().next();
        new InProcess(smena.commands()).create(entered);
        this.batch = entered.batchId();
    }

    public static void main(String... args) throws Exception {
        var options = Options.parse(args);
        var facts = new MachineFacts();
        String report;
        try (var home = Home.fresh()) {
            try (var smena = Smena.start(home)) {
                var past = new Past(smena, options.products());
                past.fill();
                past.ask();
                report = facts.with(smena.connections()) + "\n\n" + past.table;
            }
        }
        new Page(options.into(), "past").show(report);
        System.exit(0);
    }

    /** Registers all, aggregates all, and takes a tenth of that back. */
    private void fill() throws InterruptedException {
        var commands = new InProcess(smena.commands());
        for (int i = 0; i < products; i += REGISTERED_AT_ONCE) {
            commands.register(batch, codes.next(REGISTERED_AT_ONCE));
        }
        for (int i = 0; i < products; i += AGGREGATED_AT_ONCE) {
            commands.aggregate(batch, codes.range(i, AGGREGATED_AT_ONCE));
        }
        for (int i = 0; i < products / 10; i += AGGREGATED_AT_ONCE) {
            commands.disaggregate(batch, codes.range(i, AGGREGATED_AT_ONCE));
        }
        smena.readModelLag().catchUp();
    }

    private void ask() throws Exception {
        int registered = products / REGISTERED_AT_ONCE;
        int half = registered + products / AGGREGATED_AT_ONCE / 2;
        int all = registered + products / AGGREGATED_AT_ONCE;
        int last = all + products / AGGREGATED_AT_ONCE / 10;
        measure("the batch before any is aggregated", "?version=" + registered);
        measure("the batch with half of them aggregated", "?version=" + half);
        measure("the batch at its last version", "?version=" + last);
        measure("the batch at a time", "?at=2199-01-01T00:00:00Z");
        measure("a page in the middle", "/products?version=" + half + "&limit=100&offset=" + products / 2);
        measure("the first page of those not aggregated", "/products?version=" + half + "&is_aggregated=false");
        measure(
                "the last page of those not aggregated",
                "/products?version=" + half + "&is_aggregated=false&limit=100&offset=" + (products / 2 - 100));
        measure("the difference of two versions in a row", "/history/diff?from=" + (half - 1) + "&to=" + half);
        measure("the difference that all aggregations make", "/history/diff?from=" + registered + "&to=" + all);
        measure("the difference of first and last version", "/history/diff?from=0&to=" + last);
    }

    private void measure(String what, String query) throws Exception {
        URI uri = smena.api().resolve("batches/" + batch + query);
        get(uri);
        try (var heap = new PeakHeap()) {
            var timed = new Timed();
            for (int i = 0; i < TIMES; i++) {
                timed.run(() -> get(uri));
            }
            table.row(what, "`…" + query + "`", timed.median(), heap.mebibytes());
            System.err.println(what + " " + timed.median());
        }
    }

    private void get(URI uri) {
        try {
            var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(uri + " " + answer.body());
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
