package dev.smena.command.reports;

import static dev.smena.command.tasks.TaskWorld.NOW;
import static dev.smena.command.tasks.TaskWorld.TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.smena.command.files.FileStoreUnavailable;
import dev.smena.command.tasks.CannotBeDone;
import dev.smena.command.tasks.TaskWorld;
import dev.smena.events.BatchCreated;
import dev.smena.events.BatchId;
import dev.smena.events.ReportFailed;
import dev.smena.events.ReportFormat;
import dev.smena.events.ReportGenerated;
import dev.smena.events.StoredFile;
import dev.smena.events.WorkCenterId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportJobTest {

    private static final BatchId BATCH = BatchId.of(22222, LocalDate.of(2026, 11, 9));
    private static final StoredFile FILE =
            new StoredFile(StoredFile.REPORTS, TASK + ".xlsx", "batch-22222-2026-11-09.xlsx", 6);

    private TaskWorld world;
    private ReportJob job;
    private ReportWriter writer = (task, batch, format, into) -> Files.writeString(into, "report");

    @BeforeEach
    void request(@TempDir Path directory) {
        world = new TaskWorld(directory, ReportTask.class, ReportWriter.class, writer);
        job = new ReportJob(
                world.open,
                world.story(),
                new ReportNames(world.eventStore()),
                (task, batch, format, into) -> writer.write(task, batch, format, into),
                world,
                world,
                world.commands());
        world.eventStore().publish(new GenericDomainEventMessage<>("Batch", BATCH.toString(), 0, created()));
        world.commands().send(new RequestReport(TASK, BATCH, ReportFormat.EXCEL));
    }

    @AfterEach
    void leavesNothingAtWork() {
        assertThat(world.filesAtWork()).isEmpty();
    }

    @Test
    void storesTheReportAndSaysSo() throws Exception {
        job.run(TASK);

        assertThat(world.stored).containsOnlyKeys("reports/" + TASK + ".xlsx");
        assertThat(world.events()).last().isEqualTo(new ReportGenerated(TASK, BATCH, ReportFormat.EXCEL, FILE, NOW));
    }

    @Test
    void doesNothingOnceTheTaskHasEnded() throws Exception {
        job.run(TASK);
        world.stored.clear();

        job.run(TASK);

        assertThat(world.stored).isEmpty();
        assertThat(world.events()).hasSize(2);
    }

    @Test
    void aStoreThatIsDownIsWorthTryingAgain() throws Exception {
        world.storeIsDown = true;
        assertThatExceptionOfType(FileStoreUnavailable.class).isThrownBy(() -> job.run(TASK));
        world.storeIsDown = false;

        job.run(TASK);

        assertThat(world.events()).last().isInstanceOf(ReportGenerated.class);
    }

    @Test
    void whatCannotBeWrittenIsNotStored() {
        writer = (task, batch, format, into) -> {
            throw new CannotBeDone("There is no such batch.");
        };

        assertThatExceptionOfType(CannotBeDone.class).isThrownBy(() -> job.run(TASK));
        job.giveUp(TASK, "There is no such batch.");

        assertThat(world.stored).isEmpty();
        assertThat(world.events()).last().isEqualTo(new ReportFailed(TASK, "There is no such batch.", NOW));
    }

    private static BatchCreated created() {
        return new BatchCreated(
                BATCH,
                22222,
                LocalDate.of(2026, 11, 9),
                "Фасовка",
                WorkCenterId.of("RC-003"),
                "RC-003",
                "Линия 3",
                "1 смена",
                "Бригада 6",
                "Чай",
                "470815",
                NOW,
                NOW.plusSeconds(1),
                NOW);
    }
}
