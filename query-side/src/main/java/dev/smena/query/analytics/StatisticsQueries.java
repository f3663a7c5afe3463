package dev.smena.query.analytics;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.smena.events.BatchId;
import dev.smena.query.QueryProblem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Statistics of single batches, which their own rows suffice for. */
@Component
class StatisticsQueries {

    private static final String FIGURES = """
            select id, batch_number, batch_date, closed_at, team, shift_start, shift_end, total_products,
                aggregated_products
            from batch where id = any(cast(:ids as uuid[]))""";

    private final JdbcClient jdbc;
    private final Clock clock;

    StatisticsQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<BatchFigures> findFigures(BatchId id) {
        return Optional.ofNullable(figures(List.of(id)).get(id));
    }

    /** In the order of the ids, which are different; refuses if there is no batch of one. */
    Comparison compare(List<BatchId> ids) {
        Map<BatchId, BatchFigures> found = figures(ids);
        if (found.size() < ids.size()) {
            throw QueryProblem.batchNotFound(ids.stream()
                    .filter(id -> !found.containsKey(id))
                    .map(BatchId::toString)
                    .collect(joining(", ")));
        }
        return Comparison.of(ids.stream().map(found::get).toList(), clock.instant());
    }

    private Map<BatchId, BatchFigures> figures(Collection<BatchId> ids) {
        List<BatchFigures> found = jdbc.sql(FIGURES)
                .param("ids", ids.stream().map(BatchId::toString).toArray(String[]::new))
                .query((row, n) -> figures(row))
                .list();
        return found.stream().collect(toMap(BatchFigures::id, identity()));
    }

    private static BatchFigures figures(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime closedAt = row.getObject("closed_at", OffsetDateTime.class);
        return new BatchFigures(
                new BatchId(row.getObject("id", UUID.class)),
                row.getInt("batch_number"),
                row.getObject("batch_date", LocalDate.class),
                closedAt == null ? null : closedAt.toInstant(),
                row.getString("team"),
                row.getObject("shift_start", OffsetDateTime.class).toInstant(),
                row.getObject("shift_end", OffsetDateTime.class).toInstant(),
                row.getInt("total_products"),
                row.getInt("aggregated_products"));
    }
}
