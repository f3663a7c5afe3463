package dev.smena.command.exports;

import static dev.smena.command.tasks.TaskWorld.CLOCK;
import static dev.smena.command.tasks.TaskWorld.NOW;
import static dev.smena.command.tasks.TaskWorld.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.command.Refusal;
import dev.smena.command.tasks.InMemoryOpenTasks;
import dev.smena.command.tasks.JobQueue;
import dev.smena.events.ExportCompleted;
import dev.smena.events.ExportFailed;
import dev.smena.events.ExportFormat;
import dev.smena.events.ExportProgressed;
import dev.smena.events.ExportRequested;
import dev.smena.events.StoredFile;
import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class ExportTaskTest {

    private static final Map<String, String> FILTERS = Map.of("shift", "1 смена");
    private static final StoredFile FILE = new StoredFile(StoredFile.EXPORTS, "key.csv", "batches.csv", 7);
    private static final ExportRequested REQUESTED = new ExportRequested(TASK, ExportFormat.CSV, FILTERS, NOW);
    private static final ExportCompleted COMPLETED = new ExportCompleted(TASK, FILE, 5, NOW);

    private final InMemoryOpenTasks open = new InMemoryOpenTasks();
    private final List<TaskId> jobs = new ArrayList<>();
    private final AggregateTestFixture<ExportTask> export = new AggregateTestFixture<>(ExportTask.class);

    ExportTaskTest() {
        export.registerInjectableResource(CLOCK);
        export.registerInjectableResource(open);
        export.registerInjectableResource((JobQueue) (kind, id) -> jobs.add(id));
    }

    @Test
    void isOpenAndHasAJobOnceItIsRequested() {
        export.givenNoPriorActivity()
                .when(new RequestExport(TASK, ExportFormat.CSV, FILTERS))
                .expectEvents(REQUESTED);
        assertThat(open.open).containsEntry(TASK, TaskKind.EXPORT);
        assertThat(jobs).containsExactly(TASK);
    }

    @Test
    void isRefusedWhileTooManyAreOpen() {
        open.most = 0;

        export.givenNoPriorActivity()
                .when(new RequestExport(TASK, ExportFormat.CSV, FILTERS))
                .expectException(Refusal.class)
                .expectNoEvents();
        assertThat(jobs).isEmpty();
    }

    @Test
    void tellsHowFarItIs() {
        export.given(REQUESTED)
                .when(new ReportExportProgress(TASK, 1_000, 5_000))
                .expectEvents(new ExportProgressed(TASK, 1_000, 5_000, NOW));
    }

    @Test
    void endsWithItsFile() {
        open.open(TaskKind.EXPORT, TASK);

        export.given(REQUESTED, new ExportProgressed(TASK, 1_000, 5_000, NOW))
                .when(new CompleteExport(TASK, FILE, 5))
                .expectEvents(COMPLETED);
        assertThat(open.open).isEmpty();
    }

    @Test
    void endsWithWhyItFailed() {
        open.open(TaskKind.EXPORT, TASK);

        export.given(REQUESTED).when(new FailExport(TASK, "No.")).expectEvents(new ExportFailed(TASK, "No.", NOW));
        assertThat(open.open).isEmpty();
    }

    @Test
    void endsOnce() {
        export.given(REQUESTED, COMPLETED).when(new FailExport(TASK, "No.")).expectNoEvents();
        export.given(REQUESTED, COMPLETED)
                .when(new ReportExportProgress(TASK, 1, 2))
                .expectNoEvents();
        export.given(REQUESTED, new ExportFailed(TASK, "No.", NOW))
                .when(new CompleteExport(TASK, FILE, 5))
                .expectNoEvents();
    }
}
