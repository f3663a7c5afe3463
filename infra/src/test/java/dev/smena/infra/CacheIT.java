package dev.smena.infra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.smena.infra.Http.Answer;
import dev.smena.query.analytics.DashboardAnswers;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers come from the cache while nothing has changed, and at no time later. */
@WholeSystem
class CacheIT {

    private static final int CALLERS = 8;
    private static final int WRITES = 25;
    private static final String[] FROM_THE_TABLES = {"Smena-Min-Position", "0"};

    private final Http http;
    private final JdbcClient jdbc;
    private final DashboardAnswers dashboards;

    CacheIT(@LocalServerPort int port, @Autowired JdbcClient jdbc, @Autowired DashboardAnswers dashboards) {
        this.http = new Http(port);
        this.jdbc = jdbc;
        this.dashboards = dashboards;
    }

    @BeforeEach
    void awaitCache() {
        await().untilAsserted(() -> assertThat(cachedAt()).isEqualTo(cachedAt()));
    }

    private String cachedAt(String... headers) {
        return http.get("/analytics/dashboard", headers)
                .body()
                .path("cached_at")
                .stringValue();
    }

    private double hits(String kind) {
        String metrics = http.send("GET", "/actuator/prometheus", null).raw().body();
        var line = Pattern.compile("smena_cache_answers_total\\{found=\"hit\",kind=\"" + kind + "\"} (\\S+)")
                .matcher(metrics);
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }

    @ParameterizedTest
    @CsvSource({
        "batch, /batches/{id}",
        "statistics, /batches/{id}/statistics",
        "statistics, /analytics/batches/{id}/statistics",
        "list, /batches?team={id}",
        "dashboard, /analytics/dashboard"
    })
    void whatIsAskedTwiceIsReadOnce(String kind, String path) {
        String asked = path.replace("{id}", ShiftTasks.create(http));
        Answer first = http.get(asked);
        double before = hits(kind);

        Answer second = http.get(asked);

        assertThat(hits(kind)).isGreaterThan(before);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body().propertyNames()).isEqualTo(first.body().propertyNames());
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    }

    @Test
    void aBatchFromTheCacheIsWhatTheTablesSayAndHasItsEntityTag() {
        String path = "/batches/" + ShiftTasks.create(http);
        http.get(path);

        Answer kept = http.get(path);

        Answer fromTables = http.get(path, FROM_THE_TABLES);
        assertThat(kept.raw().body()).isEqualTo(fromTables.raw().body());
        assertThat(kept.header("ETag")).isEqualTo(fromTables.header("ETag"));
        assertThat(http.get(path, "If-None-Match", kept.header("ETag")).status())
                .isEqualTo(304);
    }

    @Test
    void listsThatDifferInAnythingAreNotTakenForEachOther() {
        String team = "Бригада " + UUID.randomUUID();
        String batch = ShiftTasks.create(http);
        http.patch("/batches/" + batch, Map.of("team", team, "shift", "3"));

        assertThat(total("team", team + ",shift=3")).isZero();
        assertThat(total("team", team)).isEqualTo(1);
        assertThat(total("shift", team)).isZero();
        assertThat(http.get("/batches?limit=1").body().path("items")).hasSize(1);
        assertThat(http.get("/batches?limit=1&offset=2147483647").body().path("items"))
                .isEmpty();
    }

    private long total(String filter, String value) {
        String encoded = URLEncoder.encode(value, UTF_8);
        return http.get("/batches?" + filter + "=" + encoded)
                .body()
                .path("total")
                .longValue();
    }

    @Test
    void aWriteIsSeenByTheNextRead() {
        String kept = cachedAt();
        long batches = batches();

        ShiftTasks.create(http);

        assertThat(batches()).isEqualTo(batches + 1);
        assertThat(cachedAt()).isNotEqualTo(kept);
    }

    private long batches() {
        return http.get("/analytics/dashboard")
                .body()
                .path("summary")
                .path("total_batches")
                .longValue();
    }

    @Test
    void whoAsksForAPositionIsAnsweredFromTheTables() {
        String kept = cachedAt();

        assertThat(cachedAt(FROM_THE_TABLES)).isNotEqualTo(kept);
        assertThat(cachedAt()).isEqualTo(kept);
    }

    @Test
    void theDashboardIsRenewedAlthoughNothingHappens() {
        String kept = cachedAt();

        dashboards.renew();

        assertThat(cachedAt()).isNotEqualTo(kept);
    }

    @Test
    void whatARebuildPutsRightIsReadAgain() {
        String batch = ShiftTasks.create(http);
        jdbc.sql("update query.batch set team = 'nobody' where id = :id")
                .param("id", UUID.fromString(batch))
                .update();
        assertThat(team(batch)).isEqualTo("nobody");

        new Tasks(http).result(http.post("/admin/projections/batch/rebuild", ""));

        assertThat(team(batch)).isNotEqualTo("nobody");
    }

    private String team(String batch) {
        return http.get("/batches/" + batch).body().path("team").stringValue();
    }

    @Test
    void noReadIsOlderThanTheWriteBeforeIt() {
        List<String> batches = List.of(ShiftTasks.create(http), ShiftTasks.create(http));

        Together.call(CALLERS, caller -> {
            for (int i = 0; i < WRITES; i++) {
                String path = "/batches/" + batches.get(caller % batches.size());
                Answer written = http.patch(path, Map.of("team", "Бригада " + caller + "." + i));
                for (int read = 0; read < 3; read++) {
                    assertThat(version(http.get(path))).isGreaterThanOrEqualTo(version(written));
                }
            }
            return caller;
        });
    }

    private static long version(Answer batch) {
        return batch.body().path("version").longValue();
    }
}
