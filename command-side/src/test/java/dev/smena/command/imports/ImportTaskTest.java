package dev.smena.command.imports;

import static dev.smena.command.tasks.TaskWorld.CLOCK;
import static dev.smena.command.tasks.TaskWorld.NOW;
import static dev.smena.command.tasks.TaskWorld.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.command.Refusal;
import dev.smena.command.batch.CreateBatch;
import dev.smena.command.tasks.InMemoryOpenTasks;
import dev.smena.command.tasks.JobQueue;
import dev.smena.events.ImportCompleted;
import dev.smena.events.ImportFailed;
import dev.smena.events.ImportProgressed;
import dev.smena.events.ImportRequested;
import dev.smena.events.RowError;
import dev.smena.events.StoredFile;
import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class ImportTaskTest {

    private static final StoredFile FILE = new StoredFile(StoredFile.IMPORTS, "files/x", "задания.csv", 7);
    private static final StoredFile ERRORS = new StoredFile(StoredFile.IMPORTS, "errors/x.csv", "errors.csv", 7);
    private static final ImportRequested REQUESTED = new ImportRequested(TASK, FILE, NOW);
    private static final ImportProgressed HALF =
            new ImportProgressed(TASK, 3, 2, 4, 1, List.of(new RowError(3, "no")), NOW);
    private static final ImportProgressed ALL = new ImportProgressed(TASK, 5, 4, 4, 3, List.of(), NOW);

    private final InMemoryOpenTasks open = new InMemoryOpenTasks();
    private final List<TaskId> jobs = new ArrayList<>();
    private final InMemoryBatches batches = new InMemoryBatches();
    private final AggregateTestFixture<ImportTask> task = new AggregateTestFixture<>(ImportTask.class);

    ImportTaskTest() {
        task.registerInjectableResource(CLOCK);
        task.registerInjectableResource(open);
        task.registerInjectableResource(batches);
        task.registerInjectableResource((JobQueue) (kind, id) -> jobs.add(id));
        open.open(TaskKind.IMPORT, TASK);
    }

    @Test
    void isOpenAndHasAJobOnceItIsRequested() {
        open.close(TASK);

        task.givenNoPriorActivity().when(new RequestImport(TASK, FILE)).expectEvents(REQUESTED);
        assertThat(open.open).containsEntry(TASK, TaskKind.IMPORT);
        assertThat(jobs).containsExactly(TASK);
    }

    @Test
    void isRefusedWhileTooManyAreOpen() {
        open.most = 1;

        task.givenNoPriorActivity()
                .when(new RequestImport(TASK, FILE))
                .expectException(Refusal.class)
                .expectNoEvents();
    }

    @Test
    void createsTheBatchesOfItsRows() {
        task.given(REQUESTED)
                .when(new EnterRows(TASK, 0, 9, List.of(valid(2, 1), valid(3, 2))))
                .expectEvents(new ImportProgressed(TASK, 3, 2, 9, 2, List.of(), NOW))
                .expectResultMessagePayload(true);
        assertThat(batches.there).containsExactlyInAnyOrder(batch(1).batchId(), batch(2).batchId());
    }

    @Test
    void skipsRowsThatCannotBeEnteredAndSaysWhy() {
        batches.there.add(batch(7).batchId());

        task.given(REQUESTED)
                .when(new EnterRows(
                        TASK,
                        0,
                        9,
                        List.of(new BatchRow.Faulty(2, "shift: is required"), valid(3, 7), valid(5, 8), valid(6, 8))))
                .expectEvents(new ImportProgressed(
                        TASK,
                        6,
                        4,
                        9,
                        1,
                        List.of(
                                new RowError(2, "shift: is required"),
                                new RowError(3, "batch 7 of 2026-11-09 exists already"),
                                new RowError(6, "batch 8 of 2026-11-09 stands in row 5 already")),
                        NOW));
    }

    @Test
    void anErrorIsCutToWhatAnEventCanHold() {
        RowsToEnter rows = RowsToEnter.among(List.of(new BatchRow.Faulty(2, "ж".repeat(5_000))), batches);

        assertThat(rows.skipped().getFirst().error()).hasSize(300).endsWith("ж…");
    }

    @Test
    void countsOnFromTheRowsBefore() {
        task.given(REQUESTED, HALF)
                .when(new EnterRows(TASK, 3, 4, List.of(valid(4, 1), valid(5, 2))))
                .expectEvents(new ImportProgressed(TASK, 5, 4, 4, 3, List.of(), NOW));
    }

    @Test
    void leavesRowsAloneThatAreNotTheNext() {
        task.given(REQUESTED, HALF)
                .when(new EnterRows(TASK, 0, 4, List.of(valid(2, 1))))
                .expectNoEvents()
                .expectResultMessagePayload(false);
        task.given(REQUESTED, HALF, new ImportFailed(TASK, "No.", NOW))
                .when(new EnterRows(TASK, 3, 4, List.of(valid(4, 1))))
                .expectNoEvents()
                .expectResultMessagePayload(false);
        assertThat(batches.there).isEmpty();
    }

    @Test
    void endsWithItsTotals() {
        task.given(REQUESTED, HALF, ALL)
                .when(new CompleteImport(TASK, ERRORS))
                .expectEvents(new ImportCompleted(TASK, 4, 3, ERRORS, NOW));
        assertThat(open.open).isEmpty();
    }

    @Test
    void endsWithWhyItFailed() {
        task.given(REQUESTED).when(new GiveUpImport(TASK, "No.")).expectEvents(new ImportFailed(TASK, "No.", NOW));
        assertThat(open.open).isEmpty();
    }

    @Test
    void tellsAtWhichRowItFailedAndWhatStays() {
        task.given(REQUESTED, HALF)
                .when(new GiveUpImport(TASK, "No."))
                .expectEvents(new ImportFailed(
                        TASK,
                        "No. 1 batches have been created from the rows up to 3 and stay; import the same file again to go on.",
                        NOW));
    }

    @Test
    void hasSucceededWithoutItsErrorFileIfThatIsAllThatFailed() {
        task.given(REQUESTED, HALF, ALL)
                .when(new GiveUpImport(TASK, "No."))
                .expectEvents(new ImportCompleted(TASK, 4, 3, null, NOW));
    }

    @Test
    void endsOnce() {
        var completed = new ImportCompleted(TASK, 4, 3, null, NOW);

        task.given(REQUESTED, ALL, completed)
                .when(new GiveUpImport(TASK, "No."))
                .expectNoEvents();
        task.given(REQUESTED, ALL, completed)
                .when(new CompleteImport(TASK, ERRORS))
                .expectNoEvents();
    }

    private static BatchRow valid(int row, int number) {
        return new BatchRow.Valid(row, batch(number));
    }

    private static CreateBatch batch(int number) {
        return new CreateBatch(
                number,
                LocalDate.of(2026, 11, 9),
                false,
                "Фасовка",
                "RC-003",
                "Линия 3",
                "1 смена",
                "Бригада 6",
                "Чай",
                "470815",
                NOW,
                NOW.plusSeconds(1));
    }
}
