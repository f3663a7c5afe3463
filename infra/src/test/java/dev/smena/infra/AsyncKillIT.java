package dev.smena.infra;

import static dev.smena.infra.ShiftTasks.uniqueCodes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Smena is killed in the middle of a task, again and again; the task is none the worse for it. */
class AsyncKillIT {

    private static final int CODES = 50_000;
    private static final int KILLS = 3;

    private final Path home = SmenaProcess.newHome();
    private SmenaProcess smena;

    @BeforeEach
    void launch() {
        smena = SmenaProcess.start(home);
    }

    @AfterEach
    void stop() {
        smena.close();
    }

    @Test
    void aTaskKilledOnItsWayCountsEachCodeOnce() {
        String batch = ShiftTasks.create(smena.http());
        List<String> codes = ShiftTasks.codes(CODES);
        for (int from = 0; from < CODES; from += 1_000) {
            smena.http()
                    .post(
                            "/batches/" + batch + "/products",
                            uniqueCodes(codes.subList(from, from + 1_000)),
                            Races.AT_ONCE);
        }
        String task = smena.http()
                .post("/batches/" + batch + "/aggregate-async", uniqueCodes(codes))
                .body()
                .path("task_id")
                .stringValue();

        for (int kill = 1; kill <= KILLS; kill++) {
            int enough = kill * CODES / (KILLS + 2);
            await().atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> aggregated(batch) >= enough);
            smena.kill();
            smena = SmenaProcess.start(home);
        }

        JsonNode ended = new Tasks(smena.http()).awaitEnd(task);
        assertThat(ended.path("status").stringValue()).isEqualTo("SUCCESS");
        JsonNode result = ended.path("result");
        assertThat(result.path("aggregated").intValue()).isEqualTo(CODES);
        assertThat(result.path("failed").intValue()).isZero();
        assertThat(aggregated(batch)).isEqualTo(CODES);
        Agreement.of(smena.postgresUrl()).assertHolds();
    }

    private int aggregated(String batch) {
        return smena.http()
                .get("/batches/" + batch)
                .body()
                .path("aggregated_products")
                .intValue();
    }
}
