package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A work center comes into being with the first batch that names it; a later batch may rename it, for all to see. */
@WholeSystem
class WorkCentersIT {

    @LocalServerPort
    int port;

    private Http http;
    private String workCenter;
    private String first;

    @BeforeEach
    void createABatchOfANewWorkCenter() {
        http = new Http(port);
        workCenter = "RC-" + UUID.randomUUID();
        first = "/batches/" + createdWith("Старая линия").path("id").stringValue();
    }

    @Test
    void theLaterNameIsShownEverywhere() {
        createdWith("Новая линия");

        assertThat(name(http.get(first).body())).isEqualTo("Новая линия");
        assertThat(name(http.patch(first, Map.of()).body())).isEqualTo("Новая линия");
        assertThat(http.get("/batches?work_center_identifier=" + workCenter)
                        .body()
                        .path("items")
                        .valueStream()
                        .map(WorkCentersIT::name))
                .containsExactly("Новая линия", "Новая линия");
        assertThat(listed().path("name").stringValue()).isEqualTo("Новая линия");
        assertThat(http.get(first).body().path("work_center")).isEqualTo(listed());
    }

    @Test
    void theHistoryStillTellsTheNameOfThatTime() {
        createdWith("Новая линия");

        assertThat(http.get(first + "/history")
                        .body()
                        .path("items")
                        .path(0)
                        .path("payload")
                        .path("work_center_name")
                        .stringValue())
                .isEqualTo("Старая линия");
    }

    @Test
    void aNewNameMakesANewTagAndNoNewVersion() {
        createdWith("Новая линия");
        var renamed = http.get(first, "If-None-Match", "\"0\"");

        assertThat(renamed.status()).isEqualTo(200);
        assertThat(renamed.body().path("version").intValue()).isZero();
        String tag = renamed.header("ETag");
        assertThat(tag).startsWith("\"0-").isNotEqualTo("\"0\"");
        assertThat(http.get(first, "If-None-Match", tag).status()).isEqualTo(304);
        assertThat(http.patch(first, Map.of()).header("ETag")).isEqualTo(tag);

        createdWith("Новейшая линия");
        assertThat(http.get(first, "If-None-Match", tag).status()).isEqualTo(200);
        createdWith("Старая линия");
        assertThat(http.get(first).header("ETag")).isEqualTo("\"0\"");
    }

    @Test
    void theTagOfARenamedWorkCenterIsGoodForAWrite() {
        createdWith("Новая линия");
        String tag = http.get(first).header("ETag");

        var edited = http.patch(first, Map.of("team", "2"), "If-Match", tag);

        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.header("ETag")).startsWith("\"1-");
        assertThat(http.patch(first, Map.of("team", "3"), "If-Match", tag).status())
                .isEqualTo(412);
    }

    private JsonNode createdWith(String name) {
        return http.post("/batches", List.of(task(name))).body().path(0);
    }

    private Map<String, Object> task(String name) {
        Map<String, Object> task = ShiftTasks.one();
        task.put("work_center_identifier", workCenter);
        task.put("work_center_name", name);
        return task;
    }

    /** As the list of work centers has it, on whichever page. */
    private JsonNode listed() {
        for (int offset = 0; ; offset += 100) {
            var page =
                    http.get("/work-centers?limit=100&offset=" + offset).body().path("items");
            assertThat(page.isEmpty()).as("work center not listed").isFalse();
            var found = page.valueStream()
                    .filter(center -> center.path("identifier").stringValue().equals(workCenter))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
    }

    private static String name(JsonNode batch) {
        return batch.path("work_center").path("name").stringValue();
    }
}
