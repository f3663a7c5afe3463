package dev.smena.query.analytics;

import java.util.Map;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/** Table {@code count_by_shift}: what the batches of one shift add up to. A shift without batches has no row. */
@Component
class ShiftCounts {

    private static final String ADD = """
            merge into count_by_shift as present
            using (select cast(:shift as text) as shift, cast(:batches as bigint) as batches,
                    cast(:closed as bigint) as closed, cast(:products as bigint) as products,
                    cast(:aggregated as bigint) as aggregated) as more
                on present.shift = more.shift
            when matched and present.batches + more.batches = 0 then delete
            when matched then update set
                batches = present.batches + more.batches, closed = present.closed + more.closed,
                products = present.products + more.products, aggregated = present.aggregated + more.aggregated
            when not matched then insert (shift, batches, closed, products, aggregated)
                values (more.shift, more.batches, more.closed, more.products, more.aggregated)""";

    private final NamedParameterJdbcTemplate jdbc;

    ShiftCounts(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(Map<String, Tally> more) {
        jdbc.batchUpdate(
                ADD,
                more.entrySet().stream()
                        .filter(shift -> !shift.getValue().equals(Tally.NONE))
                        .map(shift -> row(shift.getValue()).addValue("shift", shift.getKey()))
                        .toArray(SqlParameterSource[]::new));
    }

    static MapSqlParameterSource row(Tally tally) {
        return new MapSqlParameterSource()
                .addValue("batches", tally.batches())
                .addValue("closed", tally.closed())
                .addValue("products", tally.products())
                .addValue("aggregated", tally.aggregated());
    }
}
