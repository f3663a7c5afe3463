package dev.smena.infra.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingFilesTest {

    @TempDir
    Path home;

    @Test
    void eachIsANewEmptyFileOfTheHome() throws IOException {
        try (var lock = HomeLock.take(home)) {
            var workspace = new WorkingFiles(lock);

            Path one = workspace.newFile(".xlsx");
            Path other = workspace.newFile(".xlsx");

            assertThat(one).isEmptyFile().hasExtension("xlsx").startsWith(lock.home());
            assertThat(other).isEmptyFile().isNotEqualTo(one);
        }
    }

    @Test
    void whatAKilledSmenaLeftIsGoneAfterTheNextStart() throws IOException {
        Path left;
        try (var killed = HomeLock.take(home)) {
            left = Files.writeString(new WorkingFiles(killed).newFile(".csv"), "half a ro");
        }

        try (var next = HomeLock.take(home)) {
            var workspace = new WorkingFiles(next);

            assertThat(left).doesNotExist();
            assertThat(workspace.newFile("")).isEmptyFile();
        }
    }
}
