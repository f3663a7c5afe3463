package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged jar with its own object store, with none, and with one that is misnamed. */
class ObjectStoreIT {

    @Test
    void itStartsWithAStoreOfItsOwnAndTheBucketsInIt() {
        Path home = SmenaProcess.newHome();
        try (var smena = SmenaProcess.start(home)) {
            var health = smena.http().send("GET", "/actuator/health", null);

            assertThat(component(health)).isEqualTo("UP");
            await().untilAsserted(() -> assertThat(home.resolve("objects"))
                    .isDirectoryContaining("glob:**/reports")
                    .isDirectoryContaining("glob:**/exports")
                    .isDirectoryContaining("glob:**/imports"));
            assertThat(smena.terminate()).isEqualTo(143);
            assertThat(smena.out()).doesNotContain("\tat ", " ERROR ", " WARN ", "Exception");
            assertThat(smena.err()).isEmpty();
        }
    }

    @Test
    void itStartsWithoutItsStoreAndSaysSoButIsReady() throws IOException {
        Path home = SmenaProcess.newHome();
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        try (var smena = SmenaProcess.start(home, "--smena.object-store.endpoint=http://127.0.0.1:" + closed)) {
            assertThat(smena.http()
                            .send("GET", "/actuator/health/readiness", null)
                            .status())
                    .isEqualTo(200);
            var health = smena.http().send("GET", "/actuator/health", null);
            assertThat(health.status()).isEqualTo(503);
            assertThat(component(health)).isEqualTo("DOWN");
            await().untilAsserted(() -> assertThat(smena.out().lines())
                    .filteredOn(line -> line.contains(" WARN "))
                    .singleElement()
                    .asString()
                    .contains("No reports, exports and imports for now", "127.0.0.1:" + closed, "does not answer"));
            ShiftTasks.create(smena.http());
            assertThat(Files.exists(home.resolve("objects"))).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "endpoint=minio:9000",
                "endpoint=http://",
                "endpoint=http://[minio",
                "endpoint=http://minio:9000/smena",
                "public-url=ftp://files.example.org"
            })
    void anAddressThatCannotBeOneIsNamed(String setting) {
        try (var launched = SmenaProcess.launch(SmenaProcess.newHome(), "--smena.object-store." + setting)) {
            assertThat(launched.awaitExit()).isNotZero();
            assertThat(launched.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("Smena could not start: ")
                    .contains("smena.object-store." + setting.substring(0, setting.indexOf('=')));
            assertThat(launched.out()).doesNotContain("\tat ", " WARN ", " ERROR ");
        }
    }

    private static String component(Http.Answer health) {
        return health.body()
                .path("components")
                .path("objectStore")
                .path("status")
                .stringValue("missing");
    }
}
