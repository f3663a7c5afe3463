package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Long work, as a client asks for it and waits for it. */
record Tasks(Http http) {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Set<String> ENDS = Set.of("SUCCESS", "FAILURE");

    /** Asks for an aggregation and returns the task when it has ended. */
    JsonNode aggregate(String batch, List<String> codes) {
        var accepted = http.post("/batches/" + batch + "/aggregate-async", ShiftTasks.uniqueCodes(codes));
        assertThat(accepted.status()).as("%s", accepted.body()).isEqualTo(202);
        return awaitEnd(accepted.body().path("task_id").stringValue());
    }

    /** The task that the answer tells of, when it has ended. */
    JsonNode ended(Http.Answer accepted) {
        assertThat(accepted.status()).as("%s", accepted.body()).isEqualTo(202);
        return awaitEnd(accepted.body().path("task_id").stringValue());
    }

    /** Its result; it has succeeded. */
    JsonNode result(Http.Answer accepted) {
        JsonNode task = ended(accepted);
        assertThat(task.path("status").stringValue()).as("%s", task).isEqualTo("SUCCESS");
        return task.path("result");
    }

    /** Why it has failed. */
    String error(Http.Answer accepted) {
        JsonNode task = ended(accepted);
        assertThat(task.path("status").stringValue()).as("%s", task).isEqualTo("FAILURE");
        return task.path("result").path("error").stringValue();
    }

    JsonNode awaitEnd(String task) {
        return await("end of task " + task)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> http.get("/tasks/" + task).body(),
                        found -> ENDS.contains(found.path("status").stringValue("")));
    }
}
