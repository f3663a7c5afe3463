package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** The dashboard's today begins and ends at midnight in the production time zone, here on a Sunday of 23 hours. */
@WholeSystem
@Import(SettableClock.Installed.class)
@TestPropertySource(properties = "smena.time-zone=Europe/Berlin")
class DayChangeIT {

    private final Http http;
    private final SettableClock clock;

    DayChangeIT(@LocalServerPort int port, @Autowired SettableClock clock) {
        this.http = new Http(port);
        this.clock = clock;
    }

    @Test
    void todayIsTheDayOfTheProductionTimeZone() {
        clock.putForwardTo(Instant.parse("2100-03-27T22:45:00Z"));
        ShiftTasks.create(http);
        assertThat(createdToday()).isEqualTo(1);

        clock.putForwardTo(Instant.parse("2100-03-27T23:00:00Z"));
        assertThat(createdToday()).isZero();
        ShiftTasks.create(http);
        ShiftTasks.create(http);

        clock.putForwardTo(Instant.parse("2100-03-28T21:45:00Z"));
        assertThat(createdToday()).isEqualTo(2);

        clock.putForwardTo(Instant.parse("2100-03-28T22:00:00Z"));
        assertThat(createdToday()).isZero();
        JsonNode summary = dashboard().path("summary");
        assertThat(summary.path("total_batches").intValue()).isEqualTo(3);
    }

    private int createdToday() {
        return dashboard().path("today").path("batches_created").intValue();
    }

    private JsonNode dashboard() {
        return http.get("/analytics/dashboard").body();
    }
}
