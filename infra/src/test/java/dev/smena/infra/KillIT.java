package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Smena is killed in the middle of its work, again and again, and started again on the same home. */
class KillIT {

    private static final int KILLS = 3;
    private static final int CALLERS = 6;
    private static final int BATCHES_BEFORE_A_KILL = 60;

    private final Path home = SmenaProcess.newHome();
    private final Load load = new Load();
    private SmenaProcess smena;

    @BeforeEach
    void launch() {
        smena = SmenaProcess.launch(home);
    }

    @AfterEach
    void stop() {
        smena.close();
    }

    @Test
    void aFirstStartThatWasCutShortIsBegunAnew() {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> Files.exists(home.resolve("postgres").resolve("postgresql.conf")));
        smena.killWithAllItStarted();

        smena = SmenaProcess.start(home);

        assertThat(smena.http().get("/batches").status()).isEqualTo(200);
    }

    @Test
    void whatWasAnsweredIsThereAfterEveryKillAndAllOfItAgrees() {
        smena.awaitReady();
        for (int kill = 1; kill <= KILLS; kill++) {
            killInTheMiddle(kill * BATCHES_BEFORE_A_KILL);
            var orphan = smena.postmaster().orElseThrow();
            smena = SmenaProcess.start(home);
            SmenaProcess.assertEnds(orphan);
            assertNothingIsLost();
        }
        var health = "/actuator/health/readiness";
        await().atMost(Duration.ofSeconds(30))
                .until(() -> smena.http().send("GET", health, null).status() == 200);
        String batch = ShiftTasks.create(smena.http());
        assertThat(smena.http()
                        .patch("/batches/" + batch, Map.of("is_closed", true))
                        .status())
                .isEqualTo(200);
        Agreement.of(smena.postgresUrl()).assertHolds();

        var postmaster = smena.postmaster().orElseThrow();
        smena.terminate();
        SmenaProcess.assertEnds(postmaster);
    }

    private void killInTheMiddle(int batches) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            load.start(threads, CALLERS, smena.http());
            await().atMost(Duration.ofSeconds(60)).until(() -> load.created.size() >= batches || !load.wrong.isEmpty());
            smena.kill();
        }
        assertThat(load.wrong).isEmpty();
    }

    private void assertNothingIsLost() {
        Agreement.of(smena.postgresUrl()).assertHolds();
        StoredFacts facts =
                StoredFacts.read(JdbcClient.create(new DriverManagerDataSource(smena.postgresUrl(), "postgres", "")));
        assertThat(facts.batches).containsKeys(load.created.toArray(String[]::new));
        assertThat(load.registered)
                .allSatisfy((code, batch) -> assertThat(facts.products.get(code))
                        .extracting(StoredFacts.Product::batch)
                        .isEqualTo(batch));
        assertThat(load.aggregated)
                .allSatisfy(code -> assertThat(facts.products.get(code))
                        .extracting(StoredFacts.Product::aggregatedAt)
                        .isNotNull());
        String last = load.created.iterator().next();
        assertThat(smena.http().get("/batches/" + last).status()).isEqualTo(200);
    }
}
