package dev.smena.benchmarks;

import dev.smena.command.batch.CreateBatch;
import dev.smena.events.BatchId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long it takes to close all that falls due at one 01:00 and to tell a receiver of it, and what those notice who work
 * meanwhile.
 */
final class NightlyClosing {

    private static final int CREATED_AT_ONCE = 1_000;
    private static final int CODES = 100_000;
    private static final int ASYNC_CODES = 400_000;
    private static final int AGGREGATED_AT_ONCE = 100;
    private static final LocalDate DAY = LocalDate.of(2026, 10, 12);
    private static final Instant LATER = Instant.parse("2126-10-12T15:00:00Z");
    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final List<String> CALLS = List.of(
            "`GET /batches/{id}`",
            "`POST /batches`, one",
            "`POST …/aggregate`, one code",
            "`POST …/aggregate-async`, 100 codes, until `SUCCESS`");
    private static final long BETWEEN_LOOKS_MS = 500;

    /** Enough to enter all and to measure an idle Smena before 01:00. */
    private static final Duration TO_GET_READY = Duration.ofSeconds(100);

    private static final int ENTERED_A_SECOND_AT_LEAST = 1_000;

    private final Table progress =
            new Table(List.of("what"), List.of("batches", "seconds", "a second", "read model", "auto-close", "told"));
    private final Table latencies = new Table(
            List.of("call"),
            List.of("idle: p50 ms", "p99 ms", "longest", "closing: p50 ms", "p99 ms", "longest", "calls"));
    private final Smena smena;
    private final OverHttp planner;
    private final OverHttp people;
    private final JdbcClient jdbc;
    private final OneInTheMorning night;
    private final Receiver receiver;
    private final int batches;

    private NightlyClosing(Smena smena, OneInTheMorning night, Receiver receiver, int batches) {
        this.smena = smena;
        this.planner = new OverHttp(smena.api(), false);
        this.people = new OverHttp(smena.api(), true);
        this.jdbc = JdbcClient.create(smena.connections());
        this.night = night;
        this.receiver = receiver;
        this.batches = batches;
    }

    public static void main(String... args) throws Exception {
        var options = Options.parse(args);
        var facts = new MachineFacts();
        int batches = options.batches();
        var night = OneInTheMorning.in(TO_GET_READY.plusSeconds(batches / ENTERED_A_SECOND_AT_LEAST));
        String report;
        try (var home = Home.fresh();
                var smena = Smena.start(
                        home, "--smena.time-zone=" + night.zone(), "--smena.webhooks.allow-private-addresses=true");
                var subscribers = new Subscribers(smena.api(), "batch_closed")) {
            subscribers.add(1);
            var measured =
                    new NightlyClosing(smena, night, subscribers.receivers().getFirst(), batches);
            measured.enter();
            measured.close();
            report = facts.with(smena.connections()) + "\n\n" + measured.progress + "\n" + measured.latencies;
        }
        new Page(options.into(), "auto-close").show(report);
        System.exit(0);
    }

    private void enter() throws InterruptedException {
        var due = new Batches(DAY);
        long began = System.nanoTime();
        for (int entered = 0; entered < batches; entered += CREATED_AT_ONCE) {
            planner.create(Stream.generate(due::next)
                    .limit(Math.min(CREATED_AT_ONCE, batches - entered))
                    .toList());
        }
        double seconds = since(began);
        smena.processorLag().catchUp();
        double seen = since(began);
        smena.groupLag("auto-close").catchUp();
        progress.row("entered", count(), seconds, batches / seconds, seen, since(began), "");
    }

    private void close() throws Exception {
        var callers = new PacedCallers(calls());
        callers.during(() -> Thread.sleep(IDLE));
        List<long[]> idle = callers.during(() -> Thread.sleep(IDLE));
        night.await();
        long began = System.nanoTime();
        var took = new double[1];
        List<long[]> busy = callers.during(() -> {
            awaitClosed();
            took[0] = since(began);
        });
        smena.processorLag().catchUp();
        double seen = since(began);
        smena.groupLag("auto-close").catchUp();
        double autoClose = since(began);
        receiver.expect(batches);
        double told = (receiver.await() - began) / 1e9;
        progress.row("closed", count(), took[0], batches / took[0], seen, autoClose, told);
        for (int call = 0; call < CALLS.size(); call++) {
            long[] before = idle.get(call);
            long[] meanwhile = busy.get(call);
            latencies.row(
                    CALLS.get(call),
                    Result.at(before, 0.5),
                    Result.at(before, 0.99),
                    Result.at(before, 1),
                    Result.at(meanwhile, 0.5),
                    Result.at(meanwhile, 0.99),
                    Result.at(meanwhile, 1),
                    meanwhile.length);
        }
        requireEachOnce();
    }

    /** Nothing of what these do falls due at this 01:00. */
    private List<Runnable> calls() {
        var later = new Batches(DAY.plusDays(1), LATER);
        BatchId packed = create(later, new Codes(0), CODES);
        var codes = new Codes(0);
        BatchId packedAsync = create(later, new Codes(CODES), ASYNC_CODES);
        var asyncCodes = new Codes(CODES);
        return List.of(
                () -> people.read(BatchId.of(random(), DAY)),
                () -> people.create(later.next()),
                () -> people.aggregate(packed, codes.next(1)),
                () -> people.aggregateAsync(packedAsync, asyncCodes.next(AGGREGATED_AT_ONCE)));
    }

    /** @return a batch with so many codes */
    private BatchId create(Batches batches, Codes codes, int count) {
        CreateBatch batch = batches.next();
        people.create(batch);
        for (int i = 0; i < count; i += CREATED_AT_ONCE) {
            people.register(batch.batchId(), codes.next(CREATED_AT_ONCE));
        }
        return batch.batchId();
    }

    private int random() {
        return 1 + ThreadLocalRandom.current().nextInt(batches);
    }

    private void awaitClosed() throws InterruptedException {
        int closed;
        while ((closed = closed("*")) < batches) {
            System.err.println(closed);
            Thread.sleep(BETWEEN_LOOKS_MS);
        }
    }

    private void requireEachOnce() {
        if (closed("*") != batches || closed("distinct aggregate_identifier") != batches) {
            throw new IllegalStateException("not each was closed once");
        }
    }

    private int closed(String what) {
        return jdbc.sql("select count(" + what + ") from events.domain_event where payload_type = 'BatchClosed'")
                .query(Integer.class)
                .single();
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private String count() {
        return String.format(Locale.ROOT, "%,d", batches);
    }
}
