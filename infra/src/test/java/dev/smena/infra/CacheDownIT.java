package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.smena.infra.Http.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The Redis of a running Smena is frozen, and thaws, and dies. */
class CacheDownIT {

    @AutoClose
    private final SmenaProcess smena =
            SmenaProcess.start(SmenaProcess.newHome(), "--smena.command.projection-wait=30s");

    private final Http http = smena.http();

    @Test
    void readsAndWritesGoOnAndNothingOldIsServedAfterwards() throws Exception {
        String path = "/batches/" + ShiftTasks.create(http);
        awaitKept(path);
        ProcessHandle redis = smena.redis().orElseThrow();

        signal("STOP", redis);
        for (int i = 0; i < 20; i++) {
            assertThat(http.patch(path, Map.of("team", "Бригада " + i)).status())
                    .isEqualTo(200);
            assertThat(team(http.get(path))).isEqualTo("Бригада " + i);
        }
        assertThat(usable()).isZero();

        signal("CONT", redis);
        await().until(() -> usable() == 1);
        assertThat(team(http.get(path))).isEqualTo("Бригада 19");
        awaitKept(path);

        redis.destroyForcibly();
        await().untilAsserted(() -> {
            assertThat(http.get(path).status()).isEqualTo(200);
            assertThat(usable()).isZero();
        });
        assertThat(http.patch(path, Map.of("team", "Бригада без кэша")).status())
                .isEqualTo(200);
        assertThat(team(http.get(path))).isEqualTo("Бригада без кэша");

        await("another one").atMost(Duration.ofSeconds(60)).until(() -> usable() == 1);
        assertThat(team(http.get(path))).isEqualTo("Бригада без кэша");
        awaitKept(path);
        assertThat(smena.out()).contains("The cache does not answer").contains("The cache answers again");
    }

    private void awaitKept(String path) {
        await().untilAsserted(() -> {
            double before = metric("smena_cache_answers_total{found=\"hit\",kind=\"batch\"}");
            http.get(path);
            assertThat(metric("smena_cache_answers_total{found=\"hit\",kind=\"batch\"}"))
                    .isGreaterThan(before);
        });
    }

    private double usable() {
        return metric("smena_cache_usable");
    }

    /** 0 if there is none yet. */
    private double metric(String name) {
        return http.send("GET", "/actuator/prometheus", null)
                .raw()
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .sum();
    }

    private static String team(Answer batch) {
        return batch.body().path("team").stringValue();
    }

    private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
