package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.smena.infra.Http.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Nothing answers where the object store should be. */
@WholeSystem
@TestPropertySource(
        properties = {
            "smena.object-store.endpoint=http://127.0.0.1:9",
            "smena.object-store.access-key=key",
            "smena.object-store.secret-key=secret",
            "smena.tasks.attempts=3",
            "smena.tasks.first-retry=1s",
            "smena.tasks.most-open=1"
        })
class StoreDownIT {

    private final Http http;
    private final Tasks tasks;
    private final Path home;

    StoreDownIT(@LocalServerPort int port, @Autowired SmenaProperties properties) {
        this.http = new Http(port);
        this.tasks = new Tasks(http);
        this.home = properties.home();
    }

    @Test
    void aReportIsGivenUpAfterSomeAttemptsAndAllElseGoesOn() throws IOException {
        String batch = ShiftTasks.create(http);
        Answer accepted = http.post("/batches/" + batch + "/reports", Map.of("format", "excel"));

        assertThat(ShiftTasks.create(http)).isNotEmpty();
        Answer oneTooMany = http.post("/batches/" + batch + "/reports", Map.of("format", "pdf"));
        assertThat(oneTooMany.status()).isEqualTo(429);
        assertThat(oneTooMany.code()).isEqualTo("too-many-tasks");
        assertThat(oneTooMany.header("Retry-After")).isEqualTo("30");

        assertThat(tasks.error(accepted))
                .isEqualTo("The object store does not answer. The report was given up after 3 attempts."
                        + " Ask for it again later.");
        try (var working = Files.list(home.resolve("tmp"))) {
            assertThat(working).isEmpty();
        }
        await().until(() -> http.post("/batches/" + batch + "/reports", Map.of("format", "pdf"))
                        .status()
                == 202);
    }

    @Test
    void anImportIsNotTakenOn() {
        Answer answer = http.upload("/batches/import", "tasks.csv", BatchTables.csv(List.of(ShiftTasks.one())));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("dependency-unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("10");
    }
}
