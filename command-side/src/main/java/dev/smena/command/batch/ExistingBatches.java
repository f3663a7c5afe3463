package dev.smena.command.batch;

import dev.smena.events.BatchId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks into the event store for batches and for where they stand in it. */
@Component
class ExistingBatches {

    /** One probe of the index for each id, whatever the planner makes of a table that was small when it looked. */
    private static final String AMONG = """
            select first.aggregate_identifier from unnest(:ids) as id
            cross join lateral (
                select aggregate_identifier from events.domain_event
                where aggregate_identifier = id and sequence_number = 0 and type = 'Batch' limit 1) as first""";

    private static final String LAST_POSITION = """
            select max(last.global_index) from unnest(:ids) as id
            cross join lateral (
                select global_index from events.domain_event
                where aggregate_identifier = id order by sequence_number desc limit 1) as last""";

    private final JdbcClient jdbc;

    ExistingBatches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<BatchId> among(Collection<BatchId> ids) {
        return jdbc.sql(AMONG)
                .param("ids", keys(ids))
                .query((row, n) -> new BatchId(UUID.fromString(row.getString(1))))
                .set();
    }

    /** Global position of the last event of any of these batches; empty if none exists. */
    Optional<Long> lastPosition(Collection<BatchId> ids) {
        return jdbc.sql(LAST_POSITION).param("ids", keys(ids)).query(Long.class).optional();
    }

    private static String[] keys(Collection<BatchId> ids) {
        return ids.stream().map(BatchId::toString).toArray(String[]::new);
    }
}
