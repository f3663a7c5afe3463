package dev.smena.query.analytics;

import static java.util.stream.Collectors.toMap;

import dev.smena.events.BatchId;
import dev.smena.events.WorkCenterId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/** Table {@code counted_batch}: one row holds a {@link CountedBatch}. */
@Component
class CountedBatchRows {

    private static final String LOAD = "select * from counted_batch where id = any(cast(:ids as uuid[]))";

    private static final String SAVE = """
            insert into counted_batch (id, work_center_id, shift, closed_on, products, aggregated, version)
            values (:id, :workCenter, :shift, :closedOn, :products, :aggregated, :version)
            on conflict (id) do update set
                shift = excluded.shift, closed_on = excluded.closed_on, products = excluded.products,
                aggregated = excluded.aggregated, version = excluded.version""";

    private final NamedParameterJdbcTemplate jdbc;

    CountedBatchRows(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Map<BatchId, CountedBatch> load(Collection<BatchId> ids) {
        String[] keys = ids.stream().map(BatchId::toString).toArray(String[]::new);
        return jdbc.query(LOAD, Map.of("ids", keys), (row, n) -> batch(row)).stream()
                .collect(toMap(CountedBatch::id, batch -> batch));
    }

    void save(Collection<CountedBatch> batches) {
        jdbc.batchUpdate(SAVE, batches.stream().map(CountedBatchRows::row).toArray(SqlParameterSource[]::new));
    }

    private static CountedBatch batch(ResultSet row) throws SQLException {
        return new CountedBatch(
                new BatchId(row.getObject("id", UUID.class)),
                new WorkCenterId(row.getObject("work_center_id", UUID.class)),
                row.getString("shift"),
                row.getObject("closed_on", LocalDate.class),
                row.getInt("products"),
                row.getInt("aggregated"),
                row.getLong("version"));
    }

    private static SqlParameterSource row(CountedBatch batch) {
        return new MapSqlParameterSource()
                .addValue("id", batch.id().value())
                .addValue("workCenter", batch.workCenter().value())
                .addValue("shift", batch.shift())
                .addValue("closedOn", batch.closedOn())
                .addValue("products", batch.products())
                .addValue("aggregated", batch.aggregated())
                .addValue("version", batch.version());
    }
}
