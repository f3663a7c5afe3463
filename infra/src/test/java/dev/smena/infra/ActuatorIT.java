package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What operators and their machines ask for. */
@WholeSystem
class ActuatorIT {

    @LocalServerPort
    int port;

    private Http http;

    @BeforeEach
    void connect() {
        http = new Http(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"health", "health/liveness", "health/readiness"})
    void healthIsUp(String path) {
        var health = actuator(path);

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.body().path("status").stringValue()).isEqualTo("UP");
    }

    @Test
    void readinessTellsOfTheDatabaseAndTheReadModel() {
        var components = actuator("health/readiness").body().path("components");

        assertThat(components.path("db").path("status").stringValue()).isEqualTo("UP");
        assertThat(components.path("readModel").path("status").stringValue()).isEqualTo("UP");
    }

    @Test
    void thatAnotherProjectionFailsIsToldWithoutMakingTheNodeUnready() {
        var projections = actuator("health").body().path("components").path("projections");

        assertThat(projections.path("components").path("webhook").path("status").stringValue())
                .isEqualTo("UP");
        assertThat(actuator("health/readiness").body().path("components").has("projections"))
                .isFalse();
    }

    @Test
    void prometheusFindsMetricsInItsTextFormat() {
        var metrics = actuator("prometheus");

        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.header("Content-Type")).startsWith("text/plain");
        assertThat(metrics.raw().body()).contains("jvm_memory_used_bytes{", "http_server_requests_seconds");
    }

    private Http.Answer actuator(String path) {
        return http.send("GET", "/actuator/" + path, null);
    }
}
