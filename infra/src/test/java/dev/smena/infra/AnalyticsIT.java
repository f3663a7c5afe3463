package dev.smena.infra;

import static dev.smena.infra.PlainCounting.withoutMoment;
import static dev.smena.infra.ShiftTasks.uniqueCodes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.smena.infra.Http.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The figures of analytics are what plain counting gives, after whatever has happened. */
@WholeSystem
class AnalyticsIT {

    private static final int CALLERS = 8;
    private static final String[] AT_ONCE = {"Prefer", "respond-async"};

    private final Http http;
    private final JdbcClient jdbc;
    private final PlainCounting counting;
    private final StreamingEventProcessor processor;

    AnalyticsIT(
            @LocalServerPort int port, @Autowired JdbcClient jdbc, @Autowired EventProcessingConfiguration processing) {
        this.http = new Http(port);
        this.jdbc = jdbc;
        this.counting = new PlainCounting(jdbc, "Asia/Yekaterinburg");
        this.processor = processing
                .eventProcessor("analytics", StreamingEventProcessor.class)
                .orElseThrow();
    }

    @RepeatedTest(3)
    void theDashboardIsRightAfterAnyMixOfParallelCommands() {
        live();

        assertIsRight();
    }

    @Test
    void theDashboardComesOutTheSameIfItsGroupReadsAllEventsAgain() {
        live();
        JsonNode before = withoutMoment(dashboard());

        restarting(() -> {
            for (String table : List.of("counted_batch", "count_by_shift", "count_by_work_center", "count_by_day")) {
                jdbc.sql("delete from query." + table).update();
            }
            jdbc.sql("delete from events.token where processor_name = 'analytics'")
                    .update();
        });

        assertIsRight();
        assertThat(withoutMoment(dashboard())).isEqualTo(before);
    }

    @Test
    void theDashboardStaysAsItIsIfAllEventsAreHandedOutAgain() {
        live();
        JsonNode before = withoutMoment(dashboard());

        restarting(processor::resetTokens);

        assertIsRight();
        assertThat(withoutMoment(dashboard())).isEqualTo(before);
    }

    @Test
    void statisticsAreThoseOfTheProductsThatTheBatchNowHas() {
        FactoryLife life = live();

        assertThat(life.batches()).allSatisfy(batch -> {
            var shown = http.get("/batches/" + batch + "/statistics", seeingAll());
            var stats = shown.body().path("production_stats");
            assertThat(stats.path("total_products").intValue()).isEqualTo(products(batch, "true"));
            assertThat(stats.path("aggregated").intValue()).isEqualTo(products(batch, "aggregated_at is not null"));
            assertThat(stats.path("remaining").intValue()).isEqualTo(products(batch, "aggregated_at is null"));
            assertThat(http.get("/analytics/batches/" + batch + "/statistics")
                            .body()
                            .path("production_stats"))
                    .isEqualTo(stats);
        });
        assertThat(http.post("/analytics/compare-batches", ids(life.batches()), seeingAll())
                        .body()
                        .path("comparison")
                        .valueStream()
                        .map(row -> row.path("total_products").intValue()))
                .containsExactlyElementsOf(life.batches().stream()
                        .map(batch -> products(batch, "true"))
                        .toList());
    }

    @RepeatedTest(10)
    void aPlainClientSeesItsWriteOnTheDashboardAndInStatistics() {
        long batches = dashboard().path("summary").path("total_batches").longValue();
        String batch = ShiftTasks.create(http);

        assertThat(http.get("/analytics/dashboard")
                        .body()
                        .path("summary")
                        .path("total_batches")
                        .longValue())
                .isEqualTo(batches + 1);
        assertThat(http.get("/batches/" + batch + "/statistics").status()).isEqualTo(200);
        assertThat(http.post("/analytics/compare-batches", ids(List.of(batch))).status())
                .isEqualTo(200);
    }

    @RepeatedTest(10)
    void whoDidNotWaitSeesTheWriteAtThePositionItWasTold() {
        long batches = dashboard().path("summary").path("total_batches").longValue();
        var created = http.post("/batches", List.of(ShiftTasks.one()), AT_ONCE);
        String batch = created.body().path(0).path("id").stringValue();

        assertThat(http.get("/analytics/dashboard", seeing(created))
                        .body()
                        .path("summary")
                        .path("total_batches")
                        .longValue())
                .isEqualTo(batches + 1);
        for (String prefix : List.of("/analytics/batches/", "/batches/")) {
            var registered = http.post("/batches/" + batch + "/products", uniqueCodes(ShiftTasks.codes(1)), AT_ONCE);
            long total = registered.header("ETag").equals("\"1\"") ? 1 : 2;
            assertThat(http.get(prefix + batch + "/statistics", seeing(registered))
                            .body()
                            .path("production_stats")
                            .path("total_products")
                            .longValue())
                    .isEqualTo(total);
        }
        var other = http.post("/batches", List.of(ShiftTasks.one()), AT_ONCE);
        var both = ids(List.of(batch, other.body().path(0).path("id").stringValue()));
        assertThat(http.post("/analytics/compare-batches", both, seeing(other)).status())
                .isEqualTo(200);
    }

    @Test
    void theDashboardTellsWhenItWasMade() {
        Instant before = Instant.now();

        assertThat(OffsetDateTime.parse(dashboard().path("cached_at").stringValue())
                        .toInstant())
                .isBetween(before.minusMillis(1), Instant.now());
    }

    private FactoryLife live() {
        var life = FactoryLife.on(http);
        List<List<Answer>> answers = Together.call(CALLERS, n -> life.live(20));
        assertThat(answers.stream().flatMap(List::stream))
                .allSatisfy(answer -> assertThat(answer.status())
                        .as("%s: %s", answer.raw().uri(), answer.body())
                        .isIn(200, 201, 409));
        return life;
    }

    /** Again if midnight passes meanwhile. */
    private void assertIsRight() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(withoutMoment(dashboard())).isEqualTo(counting.dashboard());
            assertThat(counting.wrongDays()).isEmpty();
            new Agreement(jdbc).assertAgreesNow();
        });
    }

    private JsonNode dashboard() {
        var answer = http.get("/analytics/dashboard", seeingAll());
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }

    private void restarting(Runnable meanwhile) {
        processor.shutDown();
        try {
            meanwhile.run();
        } finally {
            processor.start();
        }
    }

    private int products(String batch, String condition) {
        return jdbc.sql("select count(*) from command.product_code where batch_id = cast(:id as uuid) and " + condition)
                .param("id", batch)
                .query(Integer.class)
                .single();
    }

    private String[] seeingAll() {
        return new String[] {
            "Smena-Min-Position",
            jdbc.sql("select coalesce(max(global_index), 0) from events.domain_event where type = 'Batch'")
                    .query(String.class)
                    .single()
        };
    }

    private static String[] seeing(Answer write) {
        return new String[] {"Smena-Min-Position", write.header("Smena-Position")};
    }

    private static Map<String, List<String>> ids(List<String> batches) {
        return Map.of("batch_ids", List.copyOf(batches));
    }
}
