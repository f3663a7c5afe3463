package dev.smena.query.analytics;

import java.time.LocalDate;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/**
 * Table {@code count_by_day}: what happened on one day of the production time zone. A day on which, as things
 * stand, nothing happened has no row.
 */
@Component
class DayCounts {

    private static final String ADD = """
            merge into count_by_day as present
            using (select cast(:day as date) as day, cast(:created as bigint) as created,
                    cast(:closed as bigint) as closed, cast(:added as bigint) as added,
                    cast(:aggregated as bigint) as aggregated, cast(:disaggregated as bigint) as disaggregated) as more
                on present.day = more.day
            when matched and present.batches_created + more.created = 0 and present.batches_closed + more.closed = 0
                    and present.products_added + more.added = 0
                    and present.products_aggregated + more.aggregated = 0
                    and present.products_disaggregated + more.disaggregated = 0 then delete
            when matched then update set
                batches_created = present.batches_created + more.created,
                batches_closed = present.batches_closed + more.closed,
                products_added = present.products_added + more.added,
                products_aggregated = present.products_aggregated + more.aggregated,
                products_disaggregated = present.products_disaggregated + more.disaggregated
            when not matched then insert (
                    day, batches_created, batches_closed, products_added, products_aggregated, products_disaggregated)
                values (more.day, more.created, more.closed, more.added, more.aggregated, more.disaggregated)""";

    private final NamedParameterJdbcTemplate jdbc;

    DayCounts(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(Map<LocalDate, DayTally> more) {
        jdbc.batchUpdate(
                ADD,
                more.entrySet().stream()
                        .filter(day -> !day.getValue().equals(DayTally.NONE))
                        .map(day -> row(day.getKey(), day.getValue()))
                        .toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource row(LocalDate day, DayTally tally) {
        return new MapSqlParameterSource()
                .addValue("day", day)
                .addValue("created", tally.created())
                .addValue("closed", tally.closed())
                .addValue("added", tally.added())
                .addValue("aggregated", tally.aggregated())
                .addValue("disaggregated", tally.disaggregated());
    }
}
