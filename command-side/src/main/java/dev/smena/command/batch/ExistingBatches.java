package dev.smena.command.batch;

import dev.smena.events.BatchId;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks into the event store for batches. */
@Component
class ExistingBatches {

    /** One probe of the index for each id, whatever the planner makes of a table that was small when it looked. */
    private static final String AMONG = """
            select first.aggregate_identifier from unnest(:ids) as id
            cross join lateral (
                select aggregate_identifier from events.domain_event
                where aggregate_identifier = id and sequence_number = 0 and type = 'Batch' limit 1) as first""";

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

    private static String[] keys(Collection<BatchId> ids) {
        return ids.stream().map(BatchId::toString).toArray(String[]::new);
    }
}
