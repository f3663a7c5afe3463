package dev.smena.query.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.events.AggregationChunkQueued;
import dev.smena.events.AggregationCompleted;
import dev.smena.events.AggregationFailed;
import dev.smena.events.AggregationProgressed;
import dev.smena.events.AggregationRequested;
import dev.smena.events.BatchId;
import dev.smena.events.ExportCompleted;
import dev.smena.events.ExportFormat;
import dev.smena.events.ExportProgressed;
import dev.smena.events.ExportRequested;
import dev.smena.events.ImportCompleted;
import dev.smena.events.ImportFailed;
import dev.smena.events.ImportProgressed;
import dev.smena.events.ImportRequested;
import dev.smena.events.RefusedCode;
import dev.smena.events.ReportFormat;
import dev.smena.events.ReportGenerated;
import dev.smena.events.ReportRequested;
import dev.smena.events.RowError;
import dev.smena.events.StoredFile;
import dev.smena.events.TaskEvent;
import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import dev.smena.query.input.QueryParameters.Range;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaskProjectionTest {

    private static final Instant T0 = Instant.parse("2026-11-09T05:00:00.000123Z");
    private static final Instant T1 = T0.plusSeconds(1);
    private static final BatchId BATCH = BatchId.of(22222, LocalDate.of(2026, 11, 9));
    private static final StoredFile FILE = new StoredFile(StoredFile.REPORTS, "key", "Имя.csv", 77);
    private static final RefusedCode REFUSED = new RefusedCode("\u001d;\"Ж", RefusedCode.ALREADY_AGGREGATED, T0);

    private final ProjectedTasks projected = new ProjectedTasks();
    private final TaskId id = new TaskId(UUID.randomUUID());

    private AggregationRequested requested(int total) {
        return new AggregationRequested(id, BATCH, total, 2, T0);
    }

    private TaskResult result() {
        return Objects.requireNonNull(projected.find(id).result());
    }

    @Test
    void anErrorOfCharactersThatNoDatabaseHoldsStopsNothing() {
        projected.together(new ImportRequested(id, FILE, T0), new ImportFailed(id, "Column \"a\0b\" is unknown.", T1));

        assertThat(result()).isEqualTo(new TaskResult.Failed("Column \"a\ufffdb\" is unknown."));
    }

    @Test
    void aRequestIsPending() {
        projected.together(requested(3), new AggregationChunkQueued(id, 0, List.of("A", "B", "C"), List.of()));

        assertThat(projected.find(id))
                .isEqualTo(new TaskView(id, TaskKind.AGGREGATION, TaskStatus.PENDING, T0, T0, null, 0));
    }

    @Test
    void anAggregationShowsItsPercentThenItsTotals() {
        projected.together(requested(3), new AggregationProgressed(id, 0, 1, 1, List.of(), T1));
        assertThat(projected.find(id).status()).isEqualTo(TaskStatus.PROGRESS);
        assertThat(projected.find(id).updatedAt()).isEqualTo(T1);
        assertThat(result()).isEqualTo(new TaskResult.Aggregating(1, 3, 33.33));

        projected.together(List.of(
                new ProjectedTasks.Numbered(new AggregationProgressed(id, 1, 3, 2, List.of(REFUSED), T1), 2),
                new ProjectedTasks.Numbered(new AggregationCompleted(id, 3, 2, null, T1), 3)));
        assertThat(projected.find(id).status()).isEqualTo(TaskStatus.SUCCESS);
        assertThat(result()).isEqualTo(new TaskResult.Aggregated(true, 3, 2, 1, List.of(REFUSED), null));
    }

    @Test
    void theFirstThousandErrorsAreNamedAndAllAreInTheFile() {
        var refused = codes(0, 1_500);
        projected.together(
                requested(1_500),
                new AggregationProgressed(id, 0, 700, 0, refused.subList(0, 700), T1),
                new AggregationProgressed(id, 1, 1_500, 0, refused.subList(700, 1_500), T1),
                new AggregationCompleted(id, 1_500, 0, FILE, T1));

        assertThat(result())
                .isEqualTo(new TaskResult.Aggregated(
                        true, 1_500, 0, 1_500, refused.subList(0, 1_000), "https://files/key"));
    }

    @Test
    void anImportCountsWhatItSkipped() {
        projected.together(
                new ImportRequested(id, FILE, T0),
                new ImportProgressed(id, 4, 3, 5, 2, List.of(new RowError(3, "плохо\0")), T1));
        assertThat(result()).isEqualTo(new TaskResult.Importing(3, 5, 2, 1));

        projected.together(List.of(new ProjectedTasks.Numbered(new ImportCompleted(id, 5, 4, FILE, T1), 2)));
        assertThat(result())
                .isEqualTo(
                        new TaskResult.Imported(5, 4, 1, List.of(new RowError(3, "плохо\ufffd")), "https://files/key"));
    }

    @Test
    void anExportHasALink() {
        projected.together(
                new ExportRequested(id, ExportFormat.CSV, Map.of(), T0), new ExportProgressed(id, 10, 20, T1));
        assertThat(result()).isEqualTo(new TaskResult.Counting(10, 20));

        projected.together(List.of(new ProjectedTasks.Numbered(new ExportCompleted(id, FILE, 21, T1), 2)));
        assertThat(result())
                .isEqualTo(new TaskResult.Exported("https://files/key", "Имя.csv", 77, 21, ProjectedTasks.EXPIRES));
    }

    @Test
    void aReportHasALink() {
        projected.together(
                new ReportRequested(id, BATCH, ReportFormat.PDF, T0),
                new ReportGenerated(id, BATCH, ReportFormat.PDF, FILE, T1));

        assertThat(result())
                .isEqualTo(new TaskResult.Reported("https://files/key", "Имя.csv", 77, ProjectedTasks.EXPIRES));
    }

    @Test
    void aFailureSaysWhy() {
        projected.together(
                requested(3),
                new AggregationProgressed(id, 0, 1, 0, List.of(REFUSED), T1),
                new AggregationFailed(id, "closed", T1));

        assertThat(projected.find(id).status()).isEqualTo(TaskStatus.FAILURE);
        assertThat(result()).isEqualTo(new TaskResult.Failed("closed"));
    }

    @Test
    void redeliveredEventsChangeNothingHoweverTheyAreCut() {
        var events = ProjectedTasks.numbered(everything());
        projected.together(events);
        var once = projected.rows();

        projected.together(events);
        events.forEach(one -> projected.together(List.of(one)));
        assertThat(projected.rows()).isEqualTo(once);

        var oneByOne = new ProjectedTasks();
        events.forEach(one -> oneByOne.together(List.of(one)));
        assertThat(oneByOne.rows()).isEqualTo(once);

        var doubled = new ProjectedTasks();
        var twice = new ArrayList<ProjectedTasks.Numbered>();
        events.forEach(one -> twice.addAll(Collections.nCopies(2, one)));
        doubled.together(twice);
        assertThat(doubled.rows()).isEqualTo(once);
    }

    @Test
    void tasksAreListedNewestFirstByKindAndStatusWithoutSingleErrors() {
        projected.together(everything());

        assertThat(projected.queries.findTasks(null, null, new Range(0, 20)).items())
                .extracting(TaskView::kind)
                .containsExactly(TaskKind.IMPORT, TaskKind.AGGREGATION);
        var done = projected.queries.findTasks(TaskKind.AGGREGATION, TaskStatus.SUCCESS, new Range(0, 20));
        assertThat(done.total()).isEqualTo(1);
        assertThat(done.items().getFirst().result())
                .isEqualTo(new TaskResult.Aggregated(true, 1_002, 1, 1_001, null, null));
        assertThat(projected
                        .queries
                        .findTasks(TaskKind.IMPORT, TaskStatus.SUCCESS, new Range(0, 20))
                        .items())
                .isEmpty();
        assertThat(projected.queries.findTasks(null, null, new Range(1, 1)).items())
                .extracting(TaskView::kind)
                .containsExactly(TaskKind.AGGREGATION);
    }

    private TaskEvent[] everything() {
        var other = new TaskId(UUID.fromString("00000000-0000-4000-8000-000000000001"));
        return new TaskEvent[] {
            requested(1_002),
            new ImportRequested(other, FILE, T1),
            new AggregationChunkQueued(id, 0, List.of("A"), List.of()),
            new AggregationProgressed(id, 0, 998, 1, codes(0, 997), T1),
            new ImportProgressed(other, 3, 2, 9, 1, List.of(new RowError(2, "плохо")), T1),
            new AggregationProgressed(id, 1, 1_002, 1, codes(997, 1_001), T1.plusSeconds(1)),
            new AggregationCompleted(id, 1_002, 1, null, T1.plusSeconds(2))
        };
    }

    private static List<RefusedCode> codes(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> RefusedCode.of("C" + i, RefusedCode.NOT_FOUND))
                .toList();
    }
}
