package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.smena.infra.WebhookReceiver.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Nights go by, and batches that were left open are closed. */
@WithReceivers
class AutoCloseIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Http http;
    private final Webhooks webhooks;
    private final SettableClock clock;
    private final EventProcessingConfiguration processing;
    private final JdbcClient jdbc;

    @AutoClose
    private final WebhookReceiver receiver = new WebhookReceiver();

    AutoCloseIT(
            @LocalServerPort int port,
            @Autowired SettableClock clock,
            @Autowired EventProcessingConfiguration processing,
            @Autowired JdbcClient jdbc) {
        this.http = new Http(port);
        this.webhooks = new Webhooks(http);
        this.clock = clock;
        this.processing = processing;
        this.jdbc = jdbc;
    }

    @Test
    void aBatchLeftOpenIsClosedInTheNightAfterItsShiftAndReceiversAreTold() {
        Instant night = nextNight();
        String left = batchUntil(night.minusSeconds(1));
        String next = batchUntil(night);
        List<String> codes = ShiftTasks.codes(3);
        http.post("/batches/" + left + "/products", ShiftTasks.uniqueCodes(codes));
        http.post("/batches/" + left + "/aggregate", ShiftTasks.uniqueCodes(codes.subList(0, 1)));
        webhooks.subscribe(receiver, "batch_closed");

        clock.putForwardTo(night);
        JsonNode closed = awaitClosed(left);

        assertThat(closed.path("close_reason").stringValue()).isEqualTo("auto");
        assertThat(closed.path("total_products").intValue()).isEqualTo(3);
        assertThat(closedAt(closed)).isAfterOrEqualTo(night);
        assertThat(isClosed(next)).isFalse();
        JsonNode last = history(left).getLast();
        assertThat(last.path("event").stringValue()).isEqualTo("BatchClosed");
        assertThat(last.path("actor").stringValue()).isEqualTo("system");
        Request told = Webhooks.got(receiver, 1).getFirst();
        assertThat(told.json().path("event").stringValue()).isEqualTo("batch_closed");
        assertThat(told.data().path("id").stringValue()).isEqualTo(left);
        assertThat(told.data().path("statistics").path("aggregated").intValue()).isEqualTo(1);
    }

    @Test
    void aReopenedBatchIsClosedAgainInTheNextNight() {
        Instant night = nextNight();
        String batch = batchUntil(night.minusSeconds(1));
        clock.putForwardTo(night);
        awaitClosed(batch);
        Instant nextNight = nextNight();

        http.patch("/batches/" + batch, Map.of("is_closed", false));
        String witness = batchUntil(nextNight.minusSeconds(1));
        clock.putForwardTo(nextNight);
        awaitClosed(witness);

        assertThat(closedAt(awaitClosed(batch))).isAfterOrEqualTo(nextNight);
        assertThat(history(batch))
                .extracting(entry -> entry.path("event").stringValue())
                .containsExactly("BatchCreated", "BatchClosed", "BatchReopened", "BatchClosed");
    }

    @Test
    void aBatchReopenedLongBeforeItsShiftEndsIsClosedAfterIt() {
        Instant night = nextNight();
        Instant later = night.plus(Duration.ofDays(2));
        String batch = batchUntil(later.minusSeconds(1));
        http.patch("/batches/" + batch, Map.of("is_closed", true));
        http.patch("/batches/" + batch, Map.of("is_closed", false));

        String witness = batchUntil(night.minusSeconds(1));
        clock.putForwardTo(night);
        awaitClosed(witness);
        assertThat(isClosed(batch)).isFalse();
        clock.putForwardTo(later);

        assertThat(closedAt(awaitClosed(batch))).isAfterOrEqualTo(later);
    }

    @Test
    void aBatchWhoseShiftIsMovedIsClosedAfterItsNewEnd() {
        Instant night = nextNight();
        Instant later = night.plus(Duration.ofDays(1));
        String moved = batchUntil(night.minusSeconds(1));
        String broughtForward = batchUntil(later.minusSeconds(1));
        edit(moved, later.minusSeconds(1));
        edit(broughtForward, night.minusSeconds(1));

        clock.putForwardTo(night);
        awaitClosed(broughtForward);
        assertThat(isClosed(moved)).isFalse();
        clock.putForwardTo(later);

        assertThat(closedAt(awaitClosed(moved))).isAfterOrEqualTo(later);
    }

    @Test
    void aBatchThatWasClosedByHandStaysAsItIs() {
        Instant night = nextNight();
        String batch = batchUntil(night.minusSeconds(1));
        JsonNode closed =
                http.patch("/batches/" + batch, Map.of("is_closed", true)).body();
        Map<String, Object> task = until(night.minusSeconds(1));
        task.put("is_closed", true);
        String createdClosed =
                http.post("/batches", List.of(task)).body().path(0).path("id").stringValue();
        String witness = batchUntil(night.minusSeconds(1));

        clock.putForwardTo(night);
        awaitClosed(witness);

        assertThat(read(batch).path("close_reason").stringValue()).isEqualTo("manual");
        assertThat(read(batch).path("closed_at")).isEqualTo(closed.path("closed_at"));
        assertThat(history(createdClosed)).hasSize(2);
    }

    /** As if no version had closed anything before: the process is new, and reads the stream from its beginning. */
    @Test
    void aBatchFromBeforeAnUpgradeIsClosedInTheNightAfterIt() {
        Instant night = nextNight();
        String batch = batchUntil(night.minusSeconds(1));
        await("row").atMost(PATIENCE).until(() -> dueAt(batch).isPresent());
        var process = processing
                .eventProcessor("auto-close", StreamingEventProcessor.class)
                .orElseThrow();
        process.shutDown();
        jdbc.sql("delete from command.closing_time").update();
        jdbc.sql("delete from events.token where processor_name = 'auto-close'").update();
        clock.putForwardTo(night);
        jdbc.sql("update command.auto_close set since = ?")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        Instant nextNight = nextNight();

        process.start();
        await("row").atMost(PATIENCE).until(() -> dueAt(batch).isPresent());
        assertThat(dueAt(batch)).contains(nextNight);
        assertThat(isClosed(batch)).isFalse();
        clock.putForwardTo(nextNight);

        assertThat(closedAt(awaitClosed(batch))).isAfterOrEqualTo(nextNight);
    }

    private Optional<Instant> dueAt(String batch) {
        return jdbc.sql("select due_at from command.closing_time where batch_id = cast(? as uuid)")
                .param(batch)
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    private Instant nextNight() {
        ZonedDateTime now = clock.instant().atZone(clock.getZone());
        ZonedDateTime one = now.with(LocalTime.of(1, 0));
        return (one.isAfter(now) ? one : one.plusDays(1)).toInstant();
    }

    private String batchUntil(Instant shiftEnd) {
        return http.post("/batches", List.of(until(shiftEnd)))
                .body()
                .path(0)
                .path("id")
                .stringValue();
    }

    private static Map<String, Object> until(Instant shiftEnd) {
        Map<String, Object> task = ShiftTasks.one();
        task.put("shift_end", shiftEnd.toString());
        return task;
    }

    private void edit(String batch, Instant shiftEnd) {
        assertThat(http.patch("/batches/" + batch, Map.of("shift_end", shiftEnd.toString()))
                        .status())
                .isEqualTo(200);
    }

    private JsonNode awaitClosed(String batch) {
        return await("end of " + batch)
                .atMost(PATIENCE)
                .until(() -> read(batch), shown -> shown.path("is_closed").booleanValue());
    }

    private boolean isClosed(String batch) {
        return read(batch).path("is_closed").booleanValue();
    }

    private JsonNode read(String batch) {
        return http.get("/batches/" + batch).body();
    }

    private List<JsonNode> history(String batch) {
        return http.get("/batches/" + batch + "/history")
                .body()
                .path("items")
                .valueStream()
                .toList();
    }

    private static Instant closedAt(JsonNode batch) {
        return OffsetDateTime.parse(batch.path("closed_at").stringValue()).toInstant();
    }
}
