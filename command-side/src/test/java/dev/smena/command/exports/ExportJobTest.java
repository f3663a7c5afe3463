package dev.smena.command.exports;

import static dev.smena.command.tasks.TaskWorld.CLOCK;
import static dev.smena.command.tasks.TaskWorld.NOW;
import static dev.smena.command.tasks.TaskWorld.TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.smena.command.files.FileStoreUnavailable;
import dev.smena.command.tasks.CannotBeDone;
import dev.smena.command.tasks.TaskWorld;
import dev.smena.events.ExportCompleted;
import dev.smena.events.ExportFailed;
import dev.smena.events.ExportFormat;
import dev.smena.events.StoredFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportJobTest {

    /** 09:05 UTC in Yekaterinburg. */
    private static final StoredFile FILE =
            new StoredFile(StoredFile.EXPORTS, TASK + ".csv", "batches-2026-11-23T14-05.csv", 13);

    private TaskWorld world;
    private ExportJob job;
    private ExportWriter writer = (task, filters, format, into, progress) -> {
        Files.writeString(into, filters.toString());
        return 7;
    };

    @BeforeEach
    void request(@TempDir Path directory) {
        world = new TaskWorld(directory, ExportTask.class, ExportWriter.class, writer);
        job = new ExportJob(
                world.open,
                world.story(),
                (task, filters, format, into, progress) -> writer.write(task, filters, format, into, progress),
                world,
                world,
                world.commands(),
                CLOCK);
        world.commands().send(new RequestExport(TASK, ExportFormat.CSV, Map.of("shift", "night")));
    }

    @AfterEach
    void leavesNothingAtWork() {
        assertThat(world.filesAtWork()).isEmpty();
    }

    @Test
    void storesTheExportAndSaysSo() throws Exception {
        job.run(TASK);

        assertThat(world.stored)
                .containsEntry(
                        "exports/" + TASK + ".csv", "{shift=night}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(world.events()).last().isEqualTo(new ExportCompleted(TASK, FILE, 7, NOW));
    }

    @Test
    void aStoreThatIsDownIsWorthTryingAgain() throws Exception {
        world.storeIsDown = true;
        assertThatExceptionOfType(FileStoreUnavailable.class).isThrownBy(() -> job.run(TASK));
        world.storeIsDown = false;

        job.run(TASK);
        job.run(TASK);

        assertThat(world.events()).hasSize(2).last().isInstanceOf(ExportCompleted.class);
    }

    @Test
    void whatCannotBeWrittenIsNotStored() {
        writer = (task, filters, format, into, progress) -> {
            throw new CannotBeDone("Too many.");
        };

        assertThatExceptionOfType(CannotBeDone.class).isThrownBy(() -> job.run(TASK));
        job.giveUp(TASK, "Too many.");

        assertThat(world.stored).isEmpty();
        assertThat(world.events()).last().isEqualTo(new ExportFailed(TASK, "Too many.", NOW));
    }
}
