package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** Smena is killed in the middle of long work and started again on the same home. */
class KilledTasksIT {

    private static final int ROWS = 30_000;
    private static final int FAULTY_EACH = 1_000;

    private final Path home = SmenaProcess.newHome();
    private SmenaProcess smena;

    @BeforeEach
    void start() {
        smena = SmenaProcess.start(home);
    }

    @AfterEach
    void stop() {
        smena.close();
    }

    @Test
    void anImportGoesOnAfterTheRowsThatWereEnteredAndHoldsUpNoReport() throws IOException {
        String batch = ShiftTasks.create(smena.http());
        String task = accepted(smena.http().upload("/batches/import", "tasks.csv", BatchTables.csv(rows())));

        awaitRows(task, 1);
        var report = new Tasks(smena.http())
                .result(smena.http().post("/batches/" + batch + "/reports", Map.of("format", "pdf")));
        assertThat(report.path("file_url").stringValue()).isNotEmpty();
        assertThat(progress(task))
                .as("rows of the import done before the report")
                .isLessThan(ROWS);
        for (int rows : new int[] {4_000, 9_000}) {
            awaitRows(task, rows);
            smena.kill();
            smena = SmenaProcess.start(home);
        }
        awaitRows(task, 14_000);
        assertThat(eventsAfter("ImportRequested", "ImportCompleted")).isZero();
        smena.terminate();
        smena = SmenaProcess.start(home);

        JsonNode done = new Tasks(smena.http()).awaitEnd(task);

        assertThat(done.path("status").stringValue()).as("%s", done).isEqualTo("SUCCESS");
        assertThat(done.path("result").path("total_rows").intValue()).isEqualTo(ROWS);
        assertThat(done.path("result").path("created").intValue()).isEqualTo(ROWS - ROWS / FAULTY_EACH);
        assertThat(smena.http().get("/batches?team=Импорт").body().path("total").intValue())
                .isEqualTo(ROWS - ROWS / FAULTY_EACH);
        String errors = Http.download(done.path("result").path("errors_url").stringValue());
        assertThat(errors.lines()).hasSize(ROWS / FAULTY_EACH + 1);
        Agreement.of(smena.postgresUrl()).assertHolds();
        assertThat(filesIn("tmp")).isEmpty();
    }

    @Test
    void aReportIsMadeAfterAll() throws IOException {
        String batch = ShiftTasks.create(smena.http());
        for (int i = 0; i < 20; i++) {
            smena.http().post("/batches/" + batch + "/products", ShiftTasks.uniqueCodes(ShiftTasks.codes(1_000)));
        }
        String task = accepted(smena.http().post("/batches/" + batch + "/reports", Map.of("format", "excel")));
        await().pollInterval(Duration.ofMillis(2)).until(() -> !filesIn("tmp").isEmpty());
        smena.kill();
        smena = SmenaProcess.start(home);

        JsonNode done = new Tasks(smena.http()).awaitEnd(task);

        assertThat(done.path("status").stringValue()).as("%s", done).isEqualTo("SUCCESS");
        var file = Http.follow(done.path("result").path("file_url").stringValue());
        assertThat(file.content()).hasSize(done.path("result").path("file_size").intValue());
        assertThat(filesIn("tmp")).isEmpty();
        assertThat(filesIn("objects/reports")).hasSize(1);
    }

    private static String accepted(Http.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        return answer.body().path("task_id").stringValue();
    }

    private void awaitRows(String task, int rows) {
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> progress(task) >= rows);
    }

    /** How many events of a type come after the first of another. */
    private int eventsAfter(String first, String type) {
        return JdbcClient.create(new DriverManagerDataSource(smena.postgresUrl(), "postgres", ""))
                .sql("""
                        select count(*) from events.domain_event where payload_type = :type and global_index >
                            (select min(global_index) from events.domain_event where payload_type = :first)""")
                .param("type", type)
                .param("first", first)
                .query(Integer.class)
                .single();
    }

    private int progress(String task) {
        JsonNode found = smena.http().get("/tasks/" + task).body();
        return found.path("status").stringValue("").equals("SUCCESS")
                ? ROWS
                : found.path("result").path("current").intValue(0);
    }

    private static List<Map<String, Object>> rows() {
        return IntStream.range(0, ROWS)
                .mapToObj(i -> {
                    Map<String, Object> task = ShiftTasks.one();
                    task.put("team", "Импорт");
                    if (i % FAULTY_EACH == 7) {
                        task.put("shift_end", "завтра");
                    }
                    return task;
                })
                .toList();
    }

    private List<Path> filesIn(String directory) throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve(directory))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
