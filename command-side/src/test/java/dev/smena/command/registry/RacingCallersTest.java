package dev.smena.command.registry;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.smena.command.database.Database;
import dev.smena.events.BatchId;
import dev.smena.events.RefusedCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two transactions that want the same codes: the database lets one wait for the other's outcome. */
class RacingCallersTest {

    private static final BatchId OURS = BatchId.of(1, LocalDate.of(2026, 11, 9));
    private static final BatchId THEIRS = BatchId.of(2, LocalDate.of(2026, 11, 9));
    private static final Instant NOON = Instant.parse("2026-11-09T12:00:00.123456Z");

    private final JdbcClient jdbc = JdbcClient.create(Database.connections());
    private final JdbcProductRegistry registry = new JdbcProductRegistry(jdbc);
    private final TransactionTemplate transaction =
            new TransactionTemplate(new JdbcTransactionManager(Database.connections()));
    private final ExecutorService callers = Executors.newFixedThreadPool(2);

    @BeforeEach
    void forgetAllCodes() {
        Database.emptied();
    }

    @AfterEach
    void dismissCallers() {
        callers.shutdownNow();
    }

    @Test
    void aCodeRegisteredByTheFirstIsRefusedToTheSecondOnceTheFirstHasCommitted() throws Exception {
        var second = whileFirstIsOpen(
                () -> registry.register(OURS, List.of("A", "B")),
                () -> registry.register(THEIRS, List.of("B", "C")),
                Outcome.COMMIT);

        assertThat(second).isEqualTo(Map.of("B", RefusedCode.of("B", RefusedCode.ATTACHED_TO_ANOTHER_BATCH)));
        assertThat(codesOf(OURS)).isEqualTo("A B");
        assertThat(codesOf(THEIRS)).isEqualTo("C");
    }

    @Test
    void aCodeRegisteredByTheFirstGoesToTheSecondIfTheFirstIsRolledBack() throws Exception {
        var second = whileFirstIsOpen(
                () -> registry.register(OURS, List.of("A", "B")),
                () -> registry.register(THEIRS, List.of("B", "C")),
                Outcome.ROLLBACK);

        assertThat(second).isEmpty();
        assertThat(codesOf(OURS)).isEmpty();
        assertThat(codesOf(THEIRS)).isEqualTo("B C");
    }

    @Test
    void aCodeAggregatedByTheFirstIsRefusedToTheSecondWithTheFirstsMoment() throws Exception {
        registry.register(OURS, List.of("A", "B", "C"));

        var second = whileFirstIsOpen(
                () -> registry.aggregate(OURS, List.of("A", "B"), NOON),
                () -> registry.aggregate(OURS, List.of("B", "C"), NOON.plusSeconds(1)),
                Outcome.COMMIT);

        assertThat(second).isEqualTo(Map.of("B", new RefusedCode("B", RefusedCode.ALREADY_AGGREGATED, NOON)));
    }

    @Test
    void aCodeAggregatedByTheFirstIsTheSecondsIfTheFirstIsRolledBack() throws Exception {
        registry.register(OURS, List.of("A", "B", "C"));

        var second = whileFirstIsOpen(
                () -> registry.aggregate(OURS, List.of("A", "B"), NOON),
                () -> registry.aggregate(OURS, List.of("B", "C"), NOON.plusSeconds(1)),
                Outcome.ROLLBACK);

        assertThat(second).isEmpty();
        assertThat(aggregatedCodes()).isEqualTo("B C");
    }

    @Test
    void aCodeUnpackedByTheFirstIsNoLongerAggregatedForTheSecond() throws Exception {
        registry.register(OURS, List.of("A"));
        registry.aggregate(OURS, List.of("A"), NOON);

        var second = whileFirstIsOpen(
                () -> registry.disaggregate(OURS, List.of("A")),
                () -> registry.disaggregate(OURS, List.of("A")),
                Outcome.COMMIT);

        assertThat(second).isEqualTo(Map.of("A", RefusedCode.of("A", RefusedCode.NOT_AGGREGATED)));
        assertThat(aggregatedCodes()).isEmpty();
    }

    @Test
    void codesAreTakenInOneOrderSoThatCallersWaitForEachOtherOneWayOnly() throws Exception {
        var second = whileFirstIsOpen(
                () -> registry.register(OURS, List.of("M")),
                () -> registry.register(THEIRS, List.of("Z", "M", "A")),
                () -> registry.register(OURS, List.of("Z")),
                Outcome.COMMIT);

        assertThat(second).containsOnlyKeys("M", "Z");
        assertThat(codesOf(OURS)).isEqualTo("M Z");
        assertThat(codesOf(THEIRS)).isEqualTo("A");
    }

    @Test
    void ofManyCodesWantedByTwoAtOnceEachIsRegisteredAndAggregatedByExactlyOne() throws Exception {
        var codes = IntStream.range(0, 1_000).mapToObj(i -> "code " + i).toList();

        var registered = bothAtOnce(codes, wanted -> registry.register(OURS, wanted));
        assertThat(registered).containsExactlyInAnyOrderElementsOf(codes);

        var aggregated = bothAtOnce(codes, wanted -> registry.aggregate(OURS, wanted, NOON));
        assertThat(aggregated).containsExactlyInAnyOrderElementsOf(codes);

        var unpacked = bothAtOnce(codes, wanted -> registry.disaggregate(OURS, wanted));
        assertThat(unpacked).containsExactlyInAnyOrderElementsOf(codes);
    }

    private enum Outcome {
        COMMIT,
        ROLLBACK
    }

    private Map<String, RefusedCode> whileFirstIsOpen(
            Supplier<Map<String, RefusedCode>> first, Supplier<Map<String, RefusedCode>> second, Outcome outcome)
            throws Exception {
        return whileFirstIsOpen(first, second, Map::of, outcome);
    }

    /** What the second gets, which waits for the first to end; the first goes on as soon as the second waits. */
    private Map<String, RefusedCode> whileFirstIsOpen(
            Supplier<Map<String, RefusedCode>> first,
            Supplier<Map<String, RefusedCode>> second,
            Supplier<Map<String, RefusedCode>> firstGoesOn,
            Outcome outcome)
            throws Exception {
        Future<Map<String, RefusedCode>> waiting = transaction.execute(open -> {
            assertThat(first.get()).isEmpty();
            var other = callers.submit(() -> inTransaction(second));
            await().until(RacingCallersTest::somebodyWaits);
            assertThat(firstGoesOn.get()).isEmpty();
            assertThat(other).isNotDone();
            if (outcome == Outcome.ROLLBACK) {
                open.setRollbackOnly();
            }
            return other;
        });
        return waiting.get(20, SECONDS);
    }

    private static boolean somebodyWaits() {
        return JdbcClient.create(Database.connections())
                .sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    /** The codes each of two callers changed, who want the same ones in two orders, part by part. */
    private List<String> bothAtOnce(List<String> codes, Function<List<String>, Map<String, RefusedCode>> change)
            throws Exception {
        var together = new CyclicBarrier(2);
        Callable<List<String>> caller = () -> {
            var changed = new ArrayList<String>();
            for (int from = 0; from < codes.size(); from += 50) {
                var wanted = new ArrayList<>(codes.subList(from, from + 50));
                Collections.shuffle(wanted, new Random(Thread.currentThread().threadId()));
                together.await(20, SECONDS);
                var refused = inTransaction(() -> change.apply(wanted));
                wanted.removeAll(refused.keySet());
                changed.addAll(wanted);
            }
            return changed;
        };
        var one = callers.submit(caller);
        var two = callers.submit(caller);
        var changed = new ArrayList<>(one.get(60, SECONDS));
        changed.addAll(two.get(60, SECONDS));
        return changed;
    }

    private Map<String, RefusedCode> inTransaction(Supplier<Map<String, RefusedCode>> work) {
        return transaction.execute(open -> work.get());
    }

    private String codesOf(BatchId batch) {
        return jdbc
                .sql("select code from command.product_code where batch_id = ? order by code")
                .param(batch.value())
                .query(String.class)
                .stream()
                .collect(joining(" "));
    }

    private String aggregatedCodes() {
        return jdbc
                .sql("select code from command.product_code where aggregated_at is not null order by code")
                .query(String.class)
                .stream()
                .collect(joining(" "));
    }
}
