package dev.smena.infra;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** 01:00 comes soon, in a time zone that is chosen accordingly, and whoever is to close the batches is killed. */
class AutoCloseKillIT {

    private static final Duration TO_GET_READY = Duration.ofSeconds(60);
    /** Nobody else locks rows of this table in this way, and whoever does holds the lock until the transaction ends. */
    private static final String CLOSING_NODE = """
            select application_name from pg_stat_activity join pg_locks using (pid)
            where relation = 'command.closing_time'::regclass and mode = 'RowShareLock' limit 1""";

    private static final int MANY = 5_000;
    private static final int AT_ONCE = 1_000;

    private final Instant night = Instant.now().plus(TO_GET_READY).truncatedTo(ChronoUnit.SECONDS);
    private final Path home = SmenaProcess.newHome();
    private SmenaProcess smena;
    private JdbcClient jdbc;

    @BeforeEach
    void start() {
        smena = SmenaProcess.start(home, zone());
        jdbc = JdbcClient.create(new DriverManagerDataSource(smena.postgresUrl(), "postgres", ""));
    }

    @AfterEach
    void stop() {
        smena.close();
    }

    @Test
    void whatFellDueWhileTheProgramWasDownIsClosedWhenItIsUp() {
        Set<String> batches = create(3);
        patiently("all set").until(() -> count("command.closing_time") == batches.size());
        assertThat(Instant.now()).as("the test is too slow for its own night").isBefore(night);

        smena.kill();
        patiently("night").until(() -> Instant.now().isAfter(night));
        Instant up = Instant.now();
        smena = SmenaProcess.start(home, zone());

        patiently("end of all").until(() -> closed().size() == batches.size());
        assertThat(closed()).isEqualTo(batches);
        batches.forEach(batch -> {
            var shown = smena.http().get("/batches/" + batch, seeingAll()).body();
            assertThat(shown.path("close_reason").stringValue()).isEqualTo("auto");
            assertThat(OffsetDateTime.parse(shown.path("closed_at").stringValue())
                            .toInstant())
                    .isAfterOrEqualTo(up);
        });
    }

    @Test
    void ofTwoNodesOneClosesAndWhenItIsKilledTheOtherGoesOnAndEachBatchIsClosedOnce() {
        String address = "--spring.datasource.url=" + smena.postgresUrl();
        try (var other = SmenaProcess.start(
                SmenaProcess.newHome(),
                zone(),
                address,
                "--spring.datasource.username=postgres",
                "--spring.datasource.hikari.data-source-properties.ApplicationName=other")) {
            Set<String> batches = create(MANY);
            patiently("all set").until(() -> count("command.closing_time") == MANY);
            assertThat(Instant.now())
                    .as("the test is too slow for its own night")
                    .isBefore(night);

            String closing = await("the closing to begin")
                    .atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(5))
                    .until(this::closingNode, Optional::isPresent)
                    .orElseThrow();
            (closing.equals("other") ? other : smena).kill();
            patiently("end of all").until(() -> closed().size() == MANY);

            assertThat(closed()).isEqualTo(batches);
            assertThat(count("events.domain_event where payload_type = 'BatchClosed'"))
                    .isEqualTo(MANY);
            patiently("nothing left").until(() -> count("command.closing_time") == 0);
        }
    }

    private String zone() {
        LocalTime utc = night.atOffset(ZoneOffset.UTC).toLocalTime();
        int seconds = LocalTime.of(1, 0).toSecondOfDay() - utc.toSecondOfDay();
        int day = (int) Duration.ofDays(1).toSeconds();
        return "--smena.time-zone=UTC"
                + ZoneOffset.ofTotalSeconds(seconds < -ZoneOffset.MAX.getTotalSeconds() ? seconds + day : seconds);
    }

    private Set<String> create(int count) {
        return Stream.iterate(0, from -> from < count, from -> from + AT_ONCE)
                .flatMap(from -> smena.http()
                        .post("/batches", tasks(Math.min(AT_ONCE, count - from)), Races.AT_ONCE)
                        .body()
                        .valueStream())
                .map(batch -> batch.path("id").stringValue())
                .collect(toSet());
    }

    /** Shifts that are over, in whatever time zone the night is made. */
    private List<?> tasks(int count) {
        return Stream.generate(ShiftTasks::one)
                .limit(count)
                .peek(task -> task.putAll(Map.of(
                        "shift_start", "2026-11-09T08:00:00Z",
                        "shift_end", "2026-11-09T20:00:00Z")))
                .toList();
    }

    private Optional<String> closingNode() {
        return jdbc.sql(CLOSING_NODE).query(String.class).optional();
    }

    private Set<String> closed() {
        return jdbc.sql("select aggregate_identifier from events.domain_event where payload_type = 'BatchClosed'")
                .query(String.class)
                .set();
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private String[] seeingAll() {
        long head = jdbc.sql("select max(global_index) from events.domain_event")
                .query(Long.class)
                .single();
        return new String[] {"Smena-Min-Position", Long.toString(head)};
    }

    private static ConditionFactory patiently(String what) {
        return await(what).atMost(Duration.ofSeconds(90));
    }
}
