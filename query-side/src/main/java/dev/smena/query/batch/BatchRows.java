package dev.smena.query.batch;

import static java.util.stream.Collectors.toMap;

import dev.smena.events.BatchId;
import dev.smena.events.BatchState;
import dev.smena.events.CloseReason;
import dev.smena.events.WorkCenter;
import dev.smena.events.WorkCenterId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/** Table {@code batch}: one row holds a {@link BatchState}. */
@Component
class BatchRows {

    private static final String LOAD = """
            select b.*, w.identifier as work_center_identifier
            from batch b join work_center w on w.id = b.work_center_id
            where b.id = any(cast(:ids as uuid[]))""";

    private static final String SAVE = """
            insert into batch (
                id, batch_number, batch_date, is_closed, closed_at, close_reason, task_description, work_center_id,
                work_center_name, shift, team, nomenclature, ekn_code, shift_start, shift_end, total_products,
                aggregated_products, created_at, updated_at, version)
            values (
                :id, :batchNumber, :batchDate, :isClosed, :closedAt, :closeReason, :taskDescription, :workCenterId,
                :workCenterName, :shift, :team, :nomenclature, :eknCode, :shiftStart, :shiftEnd, :totalProducts,
                :aggregatedProducts, :createdAt, :updatedAt, :version)
            on conflict (id) do update set
                is_closed = excluded.is_closed, closed_at = excluded.closed_at, close_reason = excluded.close_reason,
                task_description = excluded.task_description, shift = excluded.shift, team = excluded.team,
                nomenclature = excluded.nomenclature, ekn_code = excluded.ekn_code,
                shift_start = excluded.shift_start, shift_end = excluded.shift_end,
                total_products = excluded.total_products, aggregated_products = excluded.aggregated_products,
                updated_at = excluded.updated_at, version = excluded.version""";

    private final NamedParameterJdbcTemplate jdbc;

    BatchRows(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Map<BatchId, BatchState> load(Collection<BatchId> ids) {
        String[] keys = ids.stream().map(BatchId::toString).toArray(String[]::new);
        return jdbc.query(LOAD, Map.of("ids", keys), (row, n) -> state(row)).stream()
                .collect(toMap(BatchState::id, state -> state));
    }

    void save(Collection<BatchState> states) {
        jdbc.batchUpdate(SAVE, states.stream().map(BatchRows::row).toArray(SqlParameterSource[]::new));
    }

    /** Reads a row of {@code batch} with the work center's {@code work_center_identifier} added. */
    static BatchState state(ResultSet row) throws SQLException {
        var workCenter = new WorkCenterId(row.getObject("work_center_id", UUID.class));
        @Nullable String reason = row.getString("close_reason");
        return new BatchState(
                new BatchId(row.getObject("id", UUID.class)),
                row.getInt("batch_number"),
                row.getObject("batch_date", LocalDate.class),
                row.getBoolean("is_closed"),
                instant(row, "closed_at"),
                reason == null ? null : CloseReason.valueOf(reason),
                row.getString("task_description"),
                workCenter,
                new WorkCenter(workCenter, row.getString("work_center_identifier"), row.getString("work_center_name")),
                row.getString("shift"),
                row.getString("team"),
                row.getString("nomenclature"),
                row.getString("ekn_code"),
                row.getObject("shift_start", OffsetDateTime.class).toInstant(),
                row.getObject("shift_end", OffsetDateTime.class).toInstant(),
                row.getInt("total_products"),
                row.getInt("aggregated_products"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }

    private static SqlParameterSource row(BatchState batch) {
        return new MapSqlParameterSource()
                .addValue("id", batch.id().value())
                .addValue("batchNumber", batch.batchNumber())
                .addValue("batchDate", batch.batchDate())
                .addValue("isClosed", batch.isClosed())
                .addValue("closedAt", utc(batch.closedAt()))
                .addValue(
                        "closeReason",
                        batch.closeReason() == null ? null : batch.closeReason().name())
                .addValue("taskDescription", batch.taskDescription())
                .addValue("workCenterId", batch.workCenterId().value())
                .addValue("workCenterName", batch.workCenter().name())
                .addValue("shift", batch.shift())
                .addValue("team", batch.team())
                .addValue("nomenclature", batch.nomenclature())
                .addValue("eknCode", batch.eknCode())
                .addValue("shiftStart", utc(batch.shiftStart()))
                .addValue("shiftEnd", utc(batch.shiftEnd()))
                .addValue("totalProducts", batch.totalProducts())
                .addValue("aggregatedProducts", batch.aggregatedProducts())
                .addValue("createdAt", utc(batch.createdAt()))
                .addValue("updatedAt", utc(batch.updatedAt()))
                .addValue("version", batch.version());
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
