package dev.smena.query.batch;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.smena.events.BatchState;
import dev.smena.events.WorkCenterId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/** Table {@code work_center}: a work center bears the name that the batch created last gave it. */
@Component
class WorkCenterRows {

    private static final String SAVE = """
            insert into work_center as known (id, identifier, name, named_at)
            values (:id, :identifier, :name, :namedAt)
            on conflict (id) do update set name = excluded.name, named_at = excluded.named_at
            where excluded.named_at >= known.named_at""";

    private final NamedParameterJdbcTemplate jdbc;

    WorkCenterRows(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param created in the order of their events, which decides between two of the same moment, as the SQL does */
    void save(Collection<BatchState> created) {
        Map<WorkCenterId, BatchState> naming =
                created.stream().collect(toMap(BatchState::workCenterId, identity(), WorkCenterRows::later));
        jdbc.batchUpdate(SAVE, naming.values().stream().map(WorkCenterRows::row).toArray(SqlParameterSource[]::new));
    }

    private static BatchState later(BatchState one, BatchState next) {
        return next.createdAt().isBefore(one.createdAt()) ? one : next;
    }

    private static SqlParameterSource row(BatchState batch) {
        return new MapSqlParameterSource()
                .addValue("id", batch.workCenterId().value())
                .addValue("identifier", batch.workCenter().identifier())
                .addValue("name", batch.workCenter().name())
                .addValue("namedAt", batch.createdAt().atOffset(ZoneOffset.UTC));
    }
}
