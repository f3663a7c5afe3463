package dev.smena.command.autoclose;

import dev.smena.command.database.Database;
import dev.smena.events.BatchId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code command.closing_time}, empty at first, to be filled and looked at. */
final class ClosingTimesTable {

    static final BatchId ONE = batch(1);
    static final BatchId TWO = batch(2);
    static final BatchId THREE = batch(3);

    private final JdbcClient jdbc = JdbcClient.create(Database.emptied());
    final ClosingTimes times = new ClosingTimes(jdbc);

    static BatchId batch(int number) {
        return BatchId.of(number, LocalDate.of(2026, 11, 9));
    }

    void set(BatchId batch, Instant due) {
        times.change(Map.of(batch, Optional.of(due)));
    }

    /** As if batches had not been closed by themselves before. */
    void begin(Instant since) {
        jdbc.sql("insert into command.auto_close (since) values (?)")
                .param(since.atOffset(ZoneOffset.UTC))
                .update();
    }

    Map<BatchId, Instant> all() {
        return jdbc
                .sql("select batch_id, due_at from command.closing_time")
                .query((row, n) -> Map.entry(
                        new BatchId(row.getObject(1, UUID.class)),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
