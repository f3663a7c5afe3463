package dev.smena.infra.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RememberedPortTest {

    @TempDir
    Path home;

    private Path file;

    @BeforeEach
    void name() {
        file = home.resolve("server.port");
    }

    @Test
    void aFreePortIsFoundOnceAndIsTheSameThereafter() throws IOException {
        int port = RememberedPort.in(file);

        assertThat(port).isBetween(1, 65_535);
        assertThat(RememberedPort.in(file)).isEqualTo(port);
    }

    @Test
    void anotherIsFoundAndRememberedIfItIsTaken() throws IOException {
        int other;
        try (var squatter = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(file, Integer.toString(squatter.getLocalPort()));

            other = RememberedPort.in(file);

            assertThat(other).isNotEqualTo(squatter.getLocalPort());
        }
        assertThat(RememberedPort.in(file)).isEqualTo(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "80a", "-1", "65536"})
    void aFileThatNamesNoPortIsWrittenAnew(String content) throws IOException {
        Files.writeString(file, content);

        int port = RememberedPort.in(file);

        assertThat(Files.readString(file)).isEqualTo(Integer.toString(port));
    }
}
