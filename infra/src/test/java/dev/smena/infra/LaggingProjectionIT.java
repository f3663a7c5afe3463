package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What is shown of a projection that is behind, and of all that read the events. */
@WholeSystem
class LaggingProjectionIT {

    private static final Pattern ALL_LAGS = Pattern.compile("smena_group_lag\\{group=\"([^\"]+)\"} (\\S+)");

    private final Http http;
    private final StreamingEventProcessor processor;

    LaggingProjectionIT(@LocalServerPort int port, @Autowired EventProcessingConfiguration processing) {
        this.http = new Http(port);
        this.processor = processing
                .eventProcessor("analytics", StreamingEventProcessor.class)
                .orElseThrow();
    }

    @AfterEach
    void goOn() {
        processor.start();
        awaitLag(false);
    }

    @Test
    void howLongItWillTakeIsToldByHowFastItWas() {
        processor.shutDown();
        assertThat(projection().path("status").stringValue()).isEqualTo("STOPPED");
        write();
        awaitLag(true);
        processor.start();
        awaitLag(false);
        JsonNode upToDate = projection();
        processor.shutDown();
        write();
        JsonNode behind = projection();

        assertThat(upToDate.path("eta_seconds").intValue()).isZero();
        assertThat(upToDate.path("status").stringValue()).isEqualTo("RUNNING");
        assertThat(behind.path("lag").intValue()).isPositive();
        assertThat(behind.path("eta_seconds").intValue()).isPositive();
    }

    /** Also those that have nothing to do with what happens, or they would be taken for stuck. */
    @Test
    void allThatReadEventsComeToTheirEnd() {
        ShiftTasks.create(http);

        await("no lag")
                .atMost(Duration.ofSeconds(30))
                .until(() -> ALL_LAGS.matcher(metrics())
                        .results()
                        .map(lag -> lag.group(2))
                        .toList()
                        .equals(Collections.nCopies(7, "0.0")));
    }

    private void write() {
        http.post("/batches", List.of(ShiftTasks.one()), Races.AT_ONCE);
    }

    private JsonNode projection() {
        return http.get("/admin/projections")
                .body()
                .valueStream()
                .filter(one -> one.path("name").stringValue().equals("analytics"))
                .findFirst()
                .orElseThrow();
    }

    private void awaitLag(boolean some) {
        await("lag").atMost(Duration.ofSeconds(30)).until(() -> lag() > 0 == some);
    }

    private double lag() {
        return ALL_LAGS.matcher(metrics())
                .results()
                .filter(shown -> shown.group(1).equals("analytics"))
                .mapToDouble(shown -> Double.parseDouble(shown.group(2)))
                .findFirst()
                .orElseThrow();
    }

    private String metrics() {
        return http.send("GET", "/actuator/prometheus", null).raw().body();
    }
}
