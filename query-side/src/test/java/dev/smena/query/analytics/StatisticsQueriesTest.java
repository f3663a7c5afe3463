package dev.smena.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.smena.events.BatchId;
import dev.smena.events.CloseReason;
import dev.smena.query.QueryProblem;
import dev.smena.query.QueryTables;
import dev.smena.query.analytics.Comparison.Average;
import dev.smena.query.analytics.Comparison.ComparedBatch;
import dev.smena.query.batch.ProjectedBatches;
import dev.smena.query.batch.Story;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Statistics of batches as their projection has written them, of the shift from 3 to 15 o'clock UTC, at 9 o'clock. */
class StatisticsQueriesTest {

    private static final Instant NOW = Instant.parse("2026-11-09T09:00:00Z");

    private final ProjectedBatches projected = new ProjectedBatches();
    private final StatisticsQueries queries =
            new StatisticsQueries(JdbcClient.create(QueryTables.filled()), Clock.fixed(NOW, ZoneOffset.UTC));
    private final Story open = new Story(1);
    private final Story closed = new Story(2).from(Instant.parse("2026-11-09T05:59:57.999997Z"));
    private final Story empty = new Story(3);

    @BeforeEach
    void project() {
        projected.together(open.created(), open.registered("A", "B", "C", "D"), open.aggregated("A", "B", "C"));
        projected.together(closed.created(), closed.registered("E", "F", "G"), closed.aggregated("E", "F"));
        projected.together(
                closed.from(Instant.parse("2026-11-09T05:59:58.999999Z")).closed(CloseReason.MANUAL));
        projected.together(empty.created());
    }

    @Test
    void figuresOfABatchAreFoundById() {
        assertThat(queries.findFigures(open.id)).hasValue(figures(open, null, 4, 3));
        assertThat(queries.findFigures(closed.id))
                .hasValue(figures(closed, Instant.parse("2026-11-09T06:00:00Z"), 3, 2));
        assertThat(queries.findFigures(new Story(4).id)).isEmpty();
    }

    @Test
    void ofBatchesAreComparedInTheOrderAskedForAndAveragedWithEqualWeight() {
        Comparison found = queries.compare(List.of(empty.id, closed.id, open.id));

        assertThat(found.comparison())
                .containsExactly(
                        compared(empty, 3, 0, 0, "0.00", "6.00", "0.00"),
                        compared(closed, 2, 3, 2, "66.67", "3.00", "0.67"),
                        compared(open, 1, 4, 3, "75.00", "6.00", "0.50"));
        assertThat(found.average()).isEqualTo(new Average(new BigDecimal("47.22"), new BigDecimal("0.39")));
    }

    @Test
    void everyUnknownBatchIsNamed() {
        BatchId[] unknown = {new Story(5).id, new Story(4).id};

        assertThatExceptionOfType(QueryProblem.class)
                .isThrownBy(() -> queries.compare(List.of(unknown[0], open.id, unknown[1])))
                .satisfies(problem -> assertThat(problem.getBody().getDetail())
                        .isEqualTo("There is no batch " + unknown[0] + ", " + unknown[1] + "."));
    }

    private static BatchFigures figures(Story batch, @Nullable Instant closedAt, int total, int aggregated) {
        return new BatchFigures(
                batch.id,
                closedAt == null ? 1 : 2,
                LocalDate.parse("2026-11-09"),
                closedAt,
                "Бригада № 6",
                Instant.parse("2026-11-09T03:00:00Z"),
                Instant.parse("2026-11-09T15:00:00Z"),
                total,
                aggregated);
    }

    private static ComparedBatch compared(
            Story batch, int number, int total, int aggregated, String rate, String hours, String pace) {
        return new ComparedBatch(
                batch.id, number, total, aggregated, new BigDecimal(rate), new BigDecimal(hours), new BigDecimal(pace));
    }
}
