package dev.smena.infra.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MainTest {

    private static final int JAVA_17 = 61;

    @Test
    void anOlderJavaCanLoadItToBeToldThatItIsTooOld() throws IOException {
        try (var file = new DataInputStream(Objects.requireNonNull(Main.class.getResourceAsStream("Main.class")))) {
            file.skipNBytes(Integer.BYTES + Short.BYTES);

            assertThat(file.readUnsignedShort()).isLessThanOrEqualTo(JAVA_17);
        }
    }
}
