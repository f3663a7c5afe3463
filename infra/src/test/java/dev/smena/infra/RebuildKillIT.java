package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/**
 * Smena is killed while it rebuilds a projection. Another node, and then the same again, goes on where it was, and what is
 * read stays right.
 */
class RebuildKillIT {

    private static final int BATCHES = 12_000;
    private static final long SEED = 20_261_125;

    private final Path home = SmenaProcess.newHome();
    private final Path otherHome = SmenaProcess.newHome();
    private SmenaProcess owner;
    private SmenaProcess smena;
    private String database;

    @BeforeEach
    void launch() {
        restart();
        database = smena.postgresUrl();
        for (int made = 0; made < BATCHES; made += 1_000) {
            smena.http()
                    .post(
                            "/batches",
                            Stream.generate(ShiftTasks::one).limit(1_000).toList(),
                            Races.AT_ONCE);
        }
    }

    /** The other first: its database lives in the first one's home. */
    @AfterEach
    void stop() {
        smena.close();
        owner.close();
    }

    private void restart() {
        owner = SmenaProcess.start(home);
        smena = owner;
    }

    @Test
    void whoeverTakesItOverGoesOnWhereItWasAndItIsSwappedOnce() {
        var random = new Random(SEED);
        String batch = ShiftTasks.create(smena.http());
        JsonNode before = smena.http().get("/batches/" + batch).body();
        var accepted = smena.http().post("/admin/projections/batch/rebuild", "");
        String task = accepted.body().path("task_id").stringValue();

        long reached = killOnce(random.nextInt(1, BATCHES / 2));
        smena = otherNode();
        long further = killOnce(reached + 1);
        assertThat(further).as("it did not begin anew; seed " + SEED).isGreaterThanOrEqualTo(reached);
        smena.close();
        restart();
        killWhenCompared();

        JsonNode ended = new Tasks(smena.http()).awaitEnd(task);
        assertThat(ended.path("status").stringValue()).as("%s", ended).isEqualTo("SUCCESS");
        assertThat(ended.path("result").path("differences").intValue()).isZero();
        assertThat(ended.path("result").path("total").intValue()).isGreaterThanOrEqualTo(BATCHES);
        assertThat(smena.http().get("/batches/" + batch).body()).isEqualTo(before);
        assertThat(jdbc().sql("select count(*) from pg_namespace where nspname like 'rebuild%'")
                        .query(Integer.class)
                        .single())
                .isZero();
        Agreement.of(database).assertHolds();
    }

    /** On another machine, as far as it knows. */
    private SmenaProcess otherNode() {
        return SmenaProcess.start(
                otherHome, "--spring.datasource.url=" + database, "--spring.datasource.username=postgres");
    }

    /** @return how far it was when it was killed */
    private long killOnce(long enough) {
        await("position %d; seed %d".formatted(enough, SEED))
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> position() >= enough);
        smena.kill();
        StoredDeliveries.of(database).awaitEndOf("smena rebuild");
        return position();
    }

    /** Between the comparison and the swap, or in the swap, or just after it. */
    private void killWhenCompared() {
        await("the swap")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> jdbc().sql("select count(*) from events.rebuild where phase <> 'BUILDING'")
                                        .query(Integer.class)
                                        .single()
                                > 0
                        || position() < 0);
        smena.kill();
        restart();
    }

    /** -1 if no rebuild is under way. */
    private long position() {
        return jdbc().sql("select position from events.rebuild")
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }

    private JdbcClient jdbc() {
        return JdbcClient.create(new DriverManagerDataSource(database, "postgres", ""));
    }
}
