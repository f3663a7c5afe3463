package dev.smena.command.autoclose;

import dev.smena.events.BatchId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Table {@code command.closing_time}: when to look whether an open batch is to be closed. Whether it is, the batch decides:
 * the table may be a moment behind it.
 */
@Component
class ClosingTimes {

    private static final String SET = """
            insert into command.closing_time (batch_id, due_at)
            select batch_id, cast(due_at as timestamptz)
            from unnest(cast(:batches as uuid[]), :times) as new (batch_id, due_at) order by batch_id
            on conflict (batch_id) do update set due_at = excluded.due_at""";

    private static final String LOCK_DUE = """
            select batch_id from command.closing_time
            where batch_id = any(cast(:batches as uuid[])) and due_at <= :now for update skip locked""";

    private final JdbcClient jdbc;

    ClosingTimes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Before that, nothing was closed by itself. */
    Instant begun() {
        return jdbc.sql("select since from command.auto_close")
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional()
                .orElse(Instant.EPOCH);
    }

    /** @param times by batch; empty where it is not to be closed any more */
    void change(Map<BatchId, Optional<Instant>> times) {
        Map<BatchId, Instant> set = new HashMap<>();
        times.forEach((batch, time) -> time.ifPresent(due -> set.put(batch, due)));
        if (!set.isEmpty()) {
            jdbc.sql(SET)
                    .param("batches", texts(set.keySet()))
                    .param("times", texts(set.values()))
                    .update();
        }
        Set<BatchId> ended = new HashSet<>(times.keySet());
        ended.removeAll(set.keySet());
        if (!ended.isEmpty()) {
            jdbc.sql("delete from command.closing_time where batch_id = any(cast(:batches as uuid[]))")
                    .param("batches", texts(ended))
                    .update();
        }
    }

    /** Those that have waited longest. */
    List<BatchId> due(Instant now, int most) {
        return jdbc.sql("select batch_id from command.closing_time where due_at <= :now order by due_at limit :most")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> new BatchId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Those of them that are due and that nobody else is working on; until the transaction ends, nobody can. */
    List<BatchId> lockDue(Collection<BatchId> batches, Instant now) {
        return jdbc.sql(LOCK_DUE)
                .param("batches", texts(batches))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new BatchId(row.getObject(1, UUID.class)))
                .list();
    }

    private static String[] texts(Collection<?> values) {
        return values.stream().map(Object::toString).toArray(String[]::new);
    }
}
