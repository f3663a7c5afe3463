package dev.smena.infra;

import static dev.smena.infra.ShiftTasks.uniqueCodes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** What was told of a batch at each of its versions is told again of that version and of its time. */
@WholeSystem
@Import(SettableClock.Installed.class)
class TimeTravelIT {

    private final Http http;
    private final EventProcessor projection;
    private final TimedStory story;
    private final String path;
    private final List<String> codes;

    TimeTravelIT(
            @LocalServerPort int port,
            @Autowired SettableClock clock,
            @Autowired EventProcessingConfiguration processors) {
        this.http = new Http(port);
        this.projection = processors.eventProcessor("batch").orElseThrow();
        this.story = new TimedStory(http, clock);
        this.path = story.path;
        this.codes = story.codes;
    }

    @Test
    void eachVersionIsWhatWasToldThen() {
        for (int version = 0; version <= TimedStory.LAST; version++) {
            var answer = http.get(path + "?version=" + version);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(story.told(version));
            assertThat(answer.header("ETag")).isEqualTo("\"" + version + "\"");
        }
    }

    @Test
    void eachTimeHasTheVersionOfThenAndAnEventCountsFromItsMicrosecond() {
        for (int version = 0; version <= TimedStory.LAST; version++) {
            Instant happened = story.updatedAt(version);

            assertThat(at(happened.toString()).body()).isEqualTo(story.told(version));
            assertThat(at(happened.plus(1, ChronoUnit.MICROS).toString()).body())
                    .isEqualTo(story.told(version));
            assertThat(at(happened.plus(59, ChronoUnit.MINUTES).toString()).body())
                    .isEqualTo(story.told(version));
            if (version > 0) {
                assertThat(at(happened.minus(1, ChronoUnit.MICROS).toString()).body())
                        .isEqualTo(story.told(version - 1));
            }
        }
        assertThat(at("2199-01-01T00:00:00Z").body()).isEqualTo(story.told(TimedStory.LAST));
    }

    @Test
    void beforeItWasEnteredThereWasNoBatch() {
        String before = story.updatedAt(0).minus(1, ChronoUnit.MICROS).toString();

        for (String part : List.of("", "/products")) {
            var answer = http.get(path + part + "?at=" + before);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("batch-not-found");
            assertThat(answer.body().path("detail").stringValue()).contains("entered later");
        }
    }

    @Test
    void aVersionThatHasNotComeYetIsNotFound() {
        for (String part : List.of("?version=9", "/products?version=9", "/history/diff?from=1&to=9")) {
            var answer = http.get(path + part);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("batch-not-found");
            assertThat(answer.body().path("detail").stringValue()).contains("no version 9", "last one is 8");
        }
    }

    @Test
    void aTimeMayHaveAnyOffsetOrNoneOrAPlusThatWasNotEscaped() {
        var local = OffsetDateTime.parse(story.told(4).path("updated_at").stringValue());
        assertThat(local.getOffset().getId()).isEqualTo("+05:00");

        assertThat(List.of(
                        local.toLocalDateTime().toString(),
                        local.toInstant().toString(),
                        local.toString().replace("+", "%2B"),
                        local.toString(),
                        local.toString().replace('T', '+')))
                .allSatisfy(text -> assertThat(at(text).body()).isEqualTo(story.told(4)));
    }

    @Test
    void productsAreListedAsTheyWere() {
        assertThat(products("version=0")).isEmpty();
        assertThat(products("version=1")).isEqualTo(codes.subList(0, 3));
        assertThat(products("version=3&is_aggregated=true")).isEqualTo(codes.subList(0, 2));
        assertThat(products("version=4&is_aggregated=true")).isEqualTo(codes.subList(1, 2));
        assertThat(products("version=5&is_aggregated=false"))
                .containsExactly(codes.get(0), codes.get(2), codes.get(3), codes.get(4));
        assertThat(products("at=" + story.updatedAt(4))).isEqualTo(codes.subList(0, 3));
        assertThat(products("at=" + story.updatedAt(8) + "&is_aggregated=true"))
                .containsExactly(codes.get(0), codes.get(1), codes.get(4));
        assertThat(products("version=8&offset=3&limit=1")).isEqualTo(codes.subList(3, 4));
        assertThat(products("version=8&offset=5")).isEmpty();
        for (int version = 0; version <= TimedStory.LAST; version++) {
            assertThat(http.get(path + "/products?version=" + version).body().path("items"))
                    .isEqualTo(story.told(version).path("products"));
        }
        assertThat(http.get(path + "/products?version=8&is_aggregated=true&offset=1&limit=1")
                        .body()
                        .toString())
                .contains("\"total\":3,\"offset\":1,\"limit\":1");
    }

    @Test
    void aTagOfThePastIsNotSentAgainAndIsStaleForWrites() {
        assertThat(http.get(path + "?version=3", "If-None-Match", "\"3\"").status())
                .isEqualTo(304);
        assertThat(http.get(path + "?version=3", "If-None-Match", "\"8\"").status())
                .isEqualTo(200);
        assertThat(http.patch(path, Map.of("team", "x"), "If-Match", "\"3\"").status())
                .isEqualTo(412);
    }

    @Test
    void aPastBatchBearsTheNameItsWorkCenterWasEnteredWith() {
        var task = ShiftTasks.one();
        task.put("work_center_identifier", "RC-" + path);
        String renamed = "/batches/"
                + http.post("/batches", List.of(task)).body().path(0).path("id").stringValue();
        var next = ShiftTasks.one();
        next.putAll(Map.of("work_center_identifier", "RC-" + path, "work_center_name", "Новое имя"));
        http.post("/batches", List.of(next));

        assertThat(http.get(renamed).body().path("work_center").path("name").stringValue())
                .isEqualTo("Новое имя");
        assertThat(http.get(renamed + "?version=0")
                        .body()
                        .path("work_center")
                        .path("name")
                        .stringValue())
                .isEqualTo(task.get("work_center_name"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?version=9",
                "?at=2199-01-01T00:00:00Z",
                "/products?version=9",
                "/history",
                "/history/diff?from=0&to=9"
            })
    void thePastNeedsNoProjection(String question) throws Exception {
        projection.shutDown();
        try {
            String position = http.patch(path, Map.of("team", "без проекции"), "Prefer", "respond-async")
                    .header("Smena-Position");

            assertThat(http.get(path + question, "Smena-Min-Position", position).status())
                    .isEqualTo(200);
        } finally {
            projection.start();
        }
    }

    @Test
    void aPositionThatNobodyHasWrittenIsWaitedForInVain() {
        var answer = http.get(path + "?version=0", "Smena-Min-Position", "9223372036854775807");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("read-model-behind");
    }

    @Test
    void aTaskIsNoBatchHereEither() {
        String task = http.post(path + "/aggregate-async", uniqueCodes(codes))
                .body()
                .path("task_id")
                .stringValue();

        for (String question :
                List.of("?version=0", "?at=2199-01-01T00:00:00Z", "/products?version=0", "/history/diff?from=0&to=0")) {
            assertThat(http.get("/batches/" + task + question).code()).isEqualTo("batch-not-found");
        }
    }

    private Http.Answer at(String time) {
        return http.get(path + "?at=" + time);
    }

    private List<String> products(String query) {
        return http.get(path + "/products?" + query)
                .body()
                .path("items")
                .valueStream()
                .map(product -> product.path("unique_code").stringValue())
                .toList();
    }
}
