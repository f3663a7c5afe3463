package dev.smena.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** How fast webhooks are delivered to receivers that answer at once, also beside one that is dead. */
final class Deliveries {

    private static final int CREATED_AT_ONCE = 1_000;
    private static final int SUBSCRIBERS = 10;
    private static final int LIGHT = 200;
    private static final Duration LIGHT_PAUSE = Duration.ofMillis(50);

    private final Table table = new Table(
            List.of("what"),
            List.of(
                    "deliveries",
                    "seconds",
                    "a second",
                    "shown: seconds",
                    "shown: a second",
                    "ratio",
                    "p50 ms",
                    "p99 ms"));
    private final Batches batches = new Batches();
    private final Smena smena;
    private final OverHttp http;
    private final Subscribers subscribers;
    private final int deliveries;

    private Deliveries(Smena smena, Subscribers subscribers, int deliveries) {
        this.smena = smena;
        this.http = new OverHttp(smena.api(), false);
        this.subscribers = subscribers;
        this.deliveries = deliveries;
    }

    /**
     * @param seconds from the first commit until all had come
     * @param shown the same until all were shown as delivered
     */
    private record Run(int deliveries, double seconds, double shown) {

        double perSecond() {
            return deliveries / seconds;
        }

        double shownPerSecond() {
            return deliveries / shown;
        }
    }

    public static void main(String... args) throws Exception {
        var options = Options.parse(args);
        var facts = new MachineFacts();
        String report;
        try (var home = Home.fresh();
                var smena = Smena.start(home, "--smena.webhooks.allow-private-addresses=true");
                var subscribers = new Subscribers(smena.api(), "batch_created")) {
            var measured = new Deliveries(smena, subscribers, options.deliveries());
            measured.toOne();
            measured.toTen();
            measured.besideADeadOne(options.rounds());
            report = facts.with(smena.connections()) + "\n"
                    + "%d rounds with the tenth receiver healthy and dead in turn.%n%n".formatted(options.rounds())
                    + measured.table;
        }
        new Page(options.into(), "webhooks").show(report);
        System.exit(0);
    }

    private void toOne() throws Exception {
        subscribers.add(1);
        run(deliveries, subscribers.receivers());
        lightLoad();
        add("to 1 subscription", List.of(run(deliveries, subscribers.receivers())), "");
        long[] lags = lightLoad();
        table.row(
                "one shift task each " + LIGHT_PAUSE.toMillis() + " ms",
                count(LIGHT),
                "",
                "",
                "",
                "",
                "",
                Result.at(lags, 0.5),
                Result.at(lags, 0.99));
    }

    private void toTen() throws Exception {
        subscribers.add(SUBSCRIBERS - 1);
        run(deliveries / SUBSCRIBERS, subscribers.receivers());
        add(
                "to " + SUBSCRIBERS + " subscriptions",
                List.of(run(deliveries / SUBSCRIBERS, subscribers.receivers())),
                "");
    }

    private void besideADeadOne(int rounds) throws Exception {
        int shiftTasks = deliveries / SUBSCRIBERS;
        List<Receiver> fast = subscribers.receivers().subList(1, SUBSCRIBERS);
        Receiver other = subscribers.receivers().getFirst();
        var healthy = new ArrayList<Run>();
        var dead = new ArrayList<Run>();
        for (int round = 0; round < rounds; round++) {
            healthy.add(run(shiftTasks, fast));
            subscribers.awaitAll();
            other.die();
            dead.add(run(shiftTasks, fast));
            other.revive();
            subscribers.awaitAll();
        }
        add("to nine of ten, the tenth healthy", healthy, "");
        add("to nine of ten, the tenth dead", dead, ratio(dead, healthy));
    }

    private Run run(int shiftTasks, List<Receiver> to) throws Exception {
        smena.processorLag().catchUp();
        long committed = create(shiftTasks);
        long come = committed;
        for (Receiver receiver : to) {
            come = Math.max(come, receiver.await());
        }
        subscribers.awaitSuccess(to);
        long shown = System.nanoTime();
        subscribers.requireNoRetries(to, shiftTasks);
        var run = new Run(shiftTasks * to.size(), (come - committed) / 1e9, (shown - committed) / 1e9);
        System.err.println(run);
        return run;
    }

    /** @return when the first of them were committed */
    private long create(int shiftTasks) {
        subscribers.receivers().forEach(receiver -> receiver.expect(shiftTasks));
        long committed = 0;
        for (int created = 0; created < shiftTasks; created += CREATED_AT_ONCE) {
            http.create(Stream.generate(batches::next)
                    .limit(Math.min(CREATED_AT_ONCE, shiftTasks - created))
                    .toList());
            committed = created == 0 ? System.nanoTime() : committed;
        }
        return committed;
    }

    /** @return how long each delivery took from what it tells of, in nanoseconds, sorted */
    private long[] lightLoad() throws Exception {
        smena.processorLag().catchUp();
        long next = System.nanoTime();
        for (int i = 0; i < LIGHT; i++) {
            Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
            create(1);
            next += LIGHT_PAUSE.toNanos();
        }
        subscribers.awaitAll();
        subscribers.requireNoRetries(subscribers.receivers(), LIGHT);
        return subscribers.receivers().getFirst().lags(LIGHT).stream()
                .mapToLong(Duration::toNanos)
                .sorted()
                .toArray();
    }

    private static double ratio(List<Run> dead, List<Run> healthy) {
        return Result.median(Stream.iterate(0, round -> round < dead.size(), round -> round + 1)
                .map(round -> dead.get(round).perSecond() / healthy.get(round).perSecond()));
    }

    private void add(String what, List<Run> runs, Object ratio) {
        table.row(
                what,
                count(runs.getFirst().deliveries()),
                median(runs, Run::seconds),
                median(runs, Run::perSecond),
                median(runs, Run::shown),
                median(runs, Run::shownPerSecond),
                ratio,
                "",
                "");
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> value) {
        return Result.median(runs.stream().map(value::applyAsDouble));
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
