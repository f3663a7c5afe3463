package dev.smena.infra.home;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {

    @TempDir
    Path home;

    @Test
    void itIsForTheOwnersEyesAndReplacesWhatWasThere() throws IOException {
        Path file = Files.writeString(home.resolve("key"), "a longer one from before");

        PrivateFile.write(file, "key".getBytes(UTF_8));

        assertThat(file).hasContent("key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatACrashHasLeftUnfinishedIsNoHindrance() throws IOException {
        Files.writeString(home.resolve("key.unfinished"), "k");

        PrivateFile.write(home.resolve("key"), "key".getBytes(UTF_8));

        assertThat(home).isDirectoryNotContaining("glob:**.unfinished");
        assertThat(home.resolve("key")).hasContent("key");
    }
}
