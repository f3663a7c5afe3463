package dev.smena.query.analytics;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.smena.events.BatchCreated;
import dev.smena.events.WorkCenterId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/**
 * Table {@code count_by_work_center}: what the batches of one work center add up to, and the name that the batch
 * created last gave it. No batch ever leaves its work center.
 */
@Component
class WorkCenterCounts {

    private static final String NAME = """
            insert into count_by_work_center as known (
                id, identifier, name, named_at, batches, closed, products, aggregated)
            values (:id, :identifier, :name, :namedAt, 0, 0, 0, 0)
            on conflict (id) do update set name = excluded.name, named_at = excluded.named_at
            where excluded.named_at >= known.named_at""";

    private static final String ADD = """
            update count_by_work_center set
                batches = batches + :batches, closed = closed + :closed, products = products + :products,
                aggregated = aggregated + :aggregated
            where id = :id""";

    private final NamedParameterJdbcTemplate jdbc;

    WorkCenterCounts(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param created in the order of their events, which decides between two of the same moment */
    void name(List<BatchCreated> created) {
        Map<WorkCenterId, BatchCreated> naming =
                created.stream().collect(toMap(BatchCreated::workCenterId, identity(), WorkCenterCounts::later));
        jdbc.batchUpdate(
                NAME, naming.values().stream().map(WorkCenterCounts::named).toArray(SqlParameterSource[]::new));
    }

    private static BatchCreated later(BatchCreated one, BatchCreated next) {
        return next.createdAt().isBefore(one.createdAt()) ? one : next;
    }

    /** To work centers that have a name. */
    void add(Map<WorkCenterId, Tally> more) {
        jdbc.batchUpdate(
                ADD,
                more.entrySet().stream()
                        .filter(center -> !center.getValue().equals(Tally.NONE))
                        .map(center -> ShiftCounts.row(center.getValue())
                                .addValue("id", center.getKey().value()))
                        .toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource named(BatchCreated batch) {
        return new MapSqlParameterSource()
                .addValue("id", batch.workCenterId().value())
                .addValue("identifier", batch.workCenterIdentifier())
                .addValue("name", batch.workCenterName())
                .addValue("namedAt", batch.createdAt().atOffset(ZoneOffset.UTC));
    }
}
