package dev.smena.command.aggregation;

import static dev.smena.command.tasks.TaskWorld.CLOCK;
import static dev.smena.command.tasks.TaskWorld.NOW;
import static dev.smena.command.tasks.TaskWorld.TASK;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.smena.command.files.CsvFiles;
import dev.smena.command.files.FileStoreUnavailable;
import dev.smena.command.tasks.TaskWorld;
import dev.smena.events.AggregationChunkQueued;
import dev.smena.events.AggregationCompleted;
import dev.smena.events.AggregationEvent;
import dev.smena.events.AggregationProgressed;
import dev.smena.events.AggregationRequested;
import dev.smena.events.BatchId;
import dev.smena.events.RefusedCode;
import dev.smena.events.StoredFile;
import dev.smena.events.TaskKind;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedCodesJobTest {

    private static final String KEY = "aggregations/" + TASK + ".csv";

    private TaskWorld world;
    private RefusedCodesJob job;

    @BeforeEach
    void twoChunksAreDone(@TempDir Path directory) {
        world = new TaskWorld(directory, AggregationTask.class, Object.class, new Object());
        job = new RefusedCodesJob(world.open, world.story(), new CsvFiles(world, world), world.commands(), CLOCK);
        world.open.open(TaskKind.AGGREGATION, TASK);
        happened(
                new AggregationRequested(TASK, BatchId.of(1, LocalDate.of(2026, 11, 23)), 4, 2, NOW),
                new AggregationChunkQueued(TASK, 0, List.of("a;\"\u001d", "b"), List.of()),
                new AggregationChunkQueued(TASK, 1, List.of("c", "d"), List.of()),
                new AggregationProgressed(
                        TASK,
                        0,
                        2,
                        1,
                        List.of(new RefusedCode("a;\"\u001d", RefusedCode.ALREADY_AGGREGATED, NOW)),
                        NOW),
                new AggregationProgressed(TASK, 1, 4, 2, List.of(RefusedCode.of("d", RefusedCode.NOT_FOUND)), NOW));
    }

    private void happened(AggregationEvent... events) {
        for (int i = 0; i < events.length; i++) {
            world.eventStore()
                    .publish(new GenericDomainEventMessage<>("AggregationTask", TASK.toString(), i, events[i]));
        }
    }

    @AfterEach
    void leavesNothingAtWork() {
        assertThat(world.filesAtWork()).isEmpty();
    }

    @Test
    void namesEveryRefusedCodeInAFileAndCompletesTheTask() throws Exception {
        job.run(TASK);

        byte[] file = requireNonNull(world.stored.get(StoredFile.REPORTS + "/" + KEY));
        assertThat(file)
                .asString(UTF_8)
                .isEqualToNormalizingNewlines("\ufeffcode;reason;aggregated_at\n"
                        + "\"a;\"\"\u001d\";already aggregated;2026-11-23T14:05:06.123456+05:00\n"
                        + "d;not found;\n");
        var stored = new StoredFile(StoredFile.REPORTS, KEY, "aggregation-errors-" + TASK + ".csv", file.length);
        assertThat(world.events()).last().isEqualTo(new AggregationCompleted(TASK, 4, 2, stored, NOW));
        assertThat(world.open.open).isEmpty();
    }

    @Test
    void doesNothingForATaskThatHasEnded() throws Exception {
        job.run(TASK);
        world.stored.clear();

        job.run(TASK);

        assertThat(world.stored).isEmpty();
    }

    @Test
    void aStoreThatIsDownIsNoReasonToFailTheTask() {
        world.storeIsDown = true;

        assertThatExceptionOfType(FileStoreUnavailable.class).isThrownBy(() -> job.run(TASK));
        job.giveUp(TASK, "The object store does not answer.");

        assertThat(world.events()).last().isEqualTo(new AggregationCompleted(TASK, 4, 2, null, NOW));
    }
}
