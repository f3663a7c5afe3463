package dev.smena.command.reports;

import static dev.smena.command.tasks.TaskWorld.CLOCK;
import static dev.smena.command.tasks.TaskWorld.NOW;
import static dev.smena.command.tasks.TaskWorld.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.command.Refusal;
import dev.smena.command.tasks.InMemoryOpenTasks;
import dev.smena.command.tasks.JobQueue;
import dev.smena.events.BatchId;
import dev.smena.events.ReportFailed;
import dev.smena.events.ReportFormat;
import dev.smena.events.ReportGenerated;
import dev.smena.events.ReportRequested;
import dev.smena.events.StoredFile;
import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class ReportTaskTest {

    private static final BatchId BATCH = BatchId.of(22222, LocalDate.of(2026, 11, 9));
    private static final StoredFile FILE = new StoredFile(StoredFile.REPORTS, "key.pdf", "batch.pdf", 7);
    private static final ReportRequested REQUESTED = new ReportRequested(TASK, BATCH, ReportFormat.PDF, NOW);

    private final InMemoryOpenTasks open = new InMemoryOpenTasks();
    private final List<TaskId> jobs = new ArrayList<>();
    private final AggregateTestFixture<ReportTask> report = new AggregateTestFixture<>(ReportTask.class);

    ReportTaskTest() {
        report.registerInjectableResource(CLOCK);
        report.registerInjectableResource(open);
        report.registerInjectableResource((JobQueue) (kind, id) -> jobs.add(id));
    }

    @Test
    void isOpenAndHasAJobOnceItIsRequested() {
        report.givenNoPriorActivity()
                .when(new RequestReport(TASK, BATCH, ReportFormat.PDF))
                .expectEvents(REQUESTED);
        assertThat(open.open).containsEntry(TASK, TaskKind.REPORT);
        assertThat(jobs).containsExactly(TASK);
    }

    @Test
    void isRefusedWhileTooManyAreOpen() {
        open.most = 0;

        report.givenNoPriorActivity()
                .when(new RequestReport(TASK, BATCH, ReportFormat.PDF))
                .expectException(Refusal.class)
                .expectNoEvents();
        assertThat(jobs).isEmpty();
    }

    @Test
    void endsWithItsFile() {
        open.open(TaskKind.REPORT, TASK);

        report.given(REQUESTED)
                .when(new CompleteReport(TASK, FILE))
                .expectEvents(new ReportGenerated(TASK, BATCH, ReportFormat.PDF, FILE, NOW));
        assertThat(open.open).isEmpty();
    }

    @Test
    void endsWithWhyItFailed() {
        open.open(TaskKind.REPORT, TASK);

        report.given(REQUESTED).when(new FailReport(TASK, "No.")).expectEvents(new ReportFailed(TASK, "No.", NOW));
        assertThat(open.open).isEmpty();
    }

    @Test
    void endsOnce() {
        var generated = new ReportGenerated(TASK, BATCH, ReportFormat.PDF, FILE, NOW);
        var failed = new ReportFailed(TASK, "No.", NOW);

        report.given(REQUESTED, generated).when(new FailReport(TASK, "No.")).expectNoEvents();
        report.given(REQUESTED, generated).when(new CompleteReport(TASK, FILE)).expectNoEvents();
        report.given(REQUESTED, failed).when(new CompleteReport(TASK, FILE)).expectNoEvents();
    }
}
