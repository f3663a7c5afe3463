package dev.smena.command.imports;

import static dev.smena.command.tasks.TaskWorld.CLOCK;
import static dev.smena.command.tasks.TaskWorld.NOW;
import static dev.smena.command.tasks.TaskWorld.TASK;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.smena.command.batch.BatchInput;
import dev.smena.command.batch.NewBatches;
import dev.smena.command.files.CsvFiles;
import dev.smena.command.files.FileStoreUnavailable;
import dev.smena.command.tasks.CannotBeDone;
import dev.smena.command.tasks.Paused;
import dev.smena.command.tasks.TaskWorld;
import dev.smena.events.ImportCompleted;
import dev.smena.events.ImportFailed;
import dev.smena.events.ImportProgressed;
import dev.smena.events.StoredFile;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportJobTest {

    private final InMemoryBatches batches = new InMemoryBatches();
    private TaskWorld world;
    private ImportJob job;
    private boolean stopping;

    @BeforeEach
    void start(@TempDir Path directory) {
        world = new TaskWorld(directory, ImportTask.class, NewBatches.class, batches);
        job = new ImportJob(
                world.open,
                world.story(),
                new BatchFiles(new BatchInput(CLOCK)),
                new ImportErrors(world.story(), new CsvFiles(world, world)),
                world,
                world,
                world.commands(),
                () -> stopping);
    }

    @AfterEach
    void leavesNothingAtWork() {
        assertThat(world.filesAtWork()).isEmpty();
    }

    @Test
    void entersAllRowsSomeAtATime() throws Exception {
        request(BatchCsv.file(2_500));

        job.run(TASK);

        assertThat(batches.createdAtATime).containsExactly(1_000, 1_000, 500);
        assertThat(world.events())
                .contains(new ImportProgressed(TASK, 1_001, 1_000, 2_500, 1_000, List.of(), NOW))
                .last()
                .isEqualTo(new ImportCompleted(TASK, 2_500, 2_500, null, NOW));
        assertThat(world.open.open).isEmpty();
    }

    @Test
    void storesAFileOfAllErrors() throws Exception {
        request(BatchCsv.file(1, "\"a;\"\"b\"\"\"", 1));

        job.run(TASK);

        String key = "errors/" + TASK + ".csv";
        byte[] stored = requireNonNull(world.stored.get(StoredFile.IMPORTS + "/" + key));
        assertThat(new String(stored, UTF_8))
                .isEqualToNormalizingNewlines("\ufeffrow;error\n3;batch_number: must be an integer\n"
                        + "4;batch 1 of 2026-11-09 stands in row 2 already\n");
        var errors = new StoredFile(StoredFile.IMPORTS, key, "import-errors-" + TASK + ".csv", stored.length);
        assertThat(world.events()).last().isEqualTo(new ImportCompleted(TASK, 3, 1, errors, NOW));
    }

    @Test
    void tellsFewerRowsAtATimeIfThereIsMuchToTell() throws Exception {
        request(BatchCsv.file(Collections.nCopies(250, "x").toArray()));

        job.run(TASK);

        assertThat(world.events())
                .filteredOn(ImportProgressed.class::isInstance)
                .extracting(event -> ((ImportProgressed) event).current())
                .containsExactly(100, 200, 250);
    }

    @Test
    void goesOnAfterTheLastRowsThatWereEntered() throws Exception {
        request(BatchCsv.file(2_500));
        stopping = true;
        assertThatExceptionOfType(Paused.class).isThrownBy(() -> job.run(TASK));
        assertThat(batches.createdAtATime).containsExactly(1_000);
        assertThatExceptionOfType(Paused.class).isThrownBy(() -> job.run(TASK));
        stopping = false;

        job.run(TASK);

        assertThat(batches.createdAtATime).containsExactly(1_000, 1_000, 500);
        assertThat(world.events()).last().isEqualTo(new ImportCompleted(TASK, 2_500, 2_500, null, NOW));
    }

    @Test
    void aFailureBeforeTheFirstRowsCounts() {
        request(BatchCsv.file(1));
        batches.failsAfter = 0;

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> job.run(TASK));
    }

    @Test
    void aFailureAfterSomeRowsIsAPause() {
        request(BatchCsv.file(1_500));
        batches.failsAfter = 1;

        assertThatExceptionOfType(Paused.class)
                .isThrownBy(() -> job.run(TASK))
                .withCauseInstanceOf(IllegalStateException.class);
        assertThat(batches.there).hasSize(1_000);
    }

    @Test
    void doesNothingOnceTheTaskHasEnded() throws Exception {
        request(BatchCsv.file(1));
        job.run(TASK);
        int events = world.events().size();

        job.run(TASK);
        job.giveUp(TASK, "No.");

        assertThat(world.events()).hasSize(events);
    }

    @Test
    void aStoreThatIsDownIsWorthTryingAgain() throws Exception {
        request(BatchCsv.file(1));
        world.storeIsDown = true;
        assertThatExceptionOfType(FileStoreUnavailable.class).isThrownBy(() -> job.run(TASK));
        world.storeIsDown = false;

        job.run(TASK);

        assertThat(world.events()).last().isInstanceOf(ImportCompleted.class);
    }

    @Test
    void aFileThatCannotBeReadIsHopeless() {
        request("a;b\n1;2\n".getBytes(UTF_8));

        assertThatExceptionOfType(CannotBeDone.class)
                .isThrownBy(() -> job.run(TASK))
                .withMessageContaining("Columns are missing");
        job.giveUp(TASK, "No.");
        assertThat(world.events()).last().isEqualTo(new ImportFailed(TASK, "No.", NOW));
    }

    private void request(byte[] content) {
        var file = new StoredFile(StoredFile.IMPORTS, "files/" + TASK, "tasks.csv", content.length);
        world.stored.put(StoredFile.IMPORTS + "/files/" + TASK, content);
        world.commands().send(new RequestImport(TASK, file));
    }
}
