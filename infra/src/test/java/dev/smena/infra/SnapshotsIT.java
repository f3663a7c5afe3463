package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@WholeSystem
class SnapshotsIT {

    private static final int ENOUGH_EVENTS = 260;

    private final Http http;
    private final EventStore events;
    private final JdbcClient jdbc;

    SnapshotsIT(@LocalServerPort int port, @Autowired EventStore events, @Autowired JdbcClient jdbc) {
        this.http = new Http(port);
        this.events = events;
        this.jdbc = jdbc;
    }

    @Test
    void aBatchOfManyEventsIsLoadedFromItsSnapshotUnlessThatIsOfAnOlderShape() {
        String batch = ShiftTasks.create(http);
        for (String code : ShiftTasks.codes(ENOUGH_EVENTS)) {
            http.post("/batches/" + batch + "/products", ShiftTasks.uniqueCodes(List.of(code)), Races.AT_ONCE);
        }
        await("a snapshot")
                .atMost(Duration.ofSeconds(30))
                .until(() -> first(batch).getSequenceNumber() > 0);

        jdbc.sql("update events.snapshot_event set payload_revision = '1' where aggregate_identifier = ?")
                .param(batch)
                .update();

        assertThat(first(batch).getSequenceNumber()).isZero();
    }

    private DomainEventMessage<?> first(String batch) {
        return events.readEvents(batch).next();
    }
}
