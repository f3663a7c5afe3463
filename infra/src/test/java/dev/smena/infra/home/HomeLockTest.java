package dev.smena.infra.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smena.infra.launch.StartupProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {

    @TempDir
    Path directory;

    @Test
    void aHomeIsMadeIfNeedBe() throws IOException {
        Path home = directory.resolve("new").resolve("home");

        try (var lock = HomeLock.take(home)) {
            assertThat(lock.home()).isDirectory().isAbsolute();
        }
    }

    @Test
    void aSecondOneOnTheSameHomeIsRefusedInOneLineUntilTheFirstHasGone() throws IOException {
        try (var first = HomeLock.take(directory)) {
            assertThatThrownBy(() -> HomeLock.take(first.home()))
                    .isInstanceOf(StartupProblem.class)
                    .hasMessageContaining("another Smena is running on home " + first.home())
                    .hasMessageContaining("--smena.home=")
                    .message()
                    .hasLineCount(1);
        }

        try (var second = HomeLock.take(directory)) {
            assertThat(second.home()).isDirectory();
        }
    }

    @Test
    void aHomeThatCannotBeMadeIsNamedInOneLine() throws IOException {
        Path home =
                Files.writeString(directory.resolve("file"), "a regular file").resolve("home");

        assertThatThrownBy(() -> HomeLock.take(home))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining(home.toString())
                .hasMessageContaining("--smena.home=")
                .message()
                .hasLineCount(1);
    }
}
