package dev.smena.query.past;

import dev.smena.events.BatchEvent;
import dev.smena.events.BatchId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.Serializer;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the event store's table and brings events forward by the upcasters. As many are read at a time as fit into some
 * memory, and no connection is held in between: a batch may have any number of events, each of a thousand codes.
 */
@Component
class StoredBatchEvents implements BatchEvents {

    private static final int MOST_AT_ONCE = 1_000;
    private static final int BYTES_AT_ONCE = 2 << 20;

    private static final String LAST =
            "select max(sequence_number) from events.domain_event where aggregate_identifier = :batch and type = 'Batch'";

    private static final String LAST_STORED_BY = LAST + " and time_stamp collate \"C\" <= :time";

    private static final String LAST_OF = LAST + " and sequence_number <= :to and payload_type = any(:types)";

    /** The sizes of payloads are known without reading them. */
    private static final String NEXT = """
            select type, aggregate_identifier, sequence_number, event_identifier, time_stamp, payload_type,
                payload_revision, payload, meta_data
            from (select event.*,
                    sum(octet_length(payload)) over (order by sequence_number) - octet_length(payload) as bytes_before
                from (select * from events.domain_event
                    where aggregate_identifier = :batch and type = 'Batch' and sequence_number between :from and :to
                        and (payload_type <> all(:without) or sequence_number = any(:nevertheless))
                    order by sequence_number limit :most) as event) as portion
            where bytes_before < :bytes order by sequence_number""";

    private final JdbcClient jdbc;
    private final Serializer serializer;
    private final Configuration axon;

    StoredBatchEvents(JdbcClient jdbc, Serializer serializer, @Lazy Configuration axon) {
        this.jdbc = jdbc;
        this.serializer = serializer;
        this.axon = axon;
    }

    @Override
    public Optional<Long> last(BatchId batch) {
        return jdbc.sql(LAST).param("batch", batch.toString()).query(Long.class).optional();
    }

    @Override
    public Optional<Long> lastStoredBy(BatchId batch, Instant time) {
        return jdbc.sql(LAST_STORED_BY)
                .param("batch", batch.toString())
                .param("time", DateTimeUtils.formatInstant(time))
                .query(Long.class)
                .optional();
    }

    @Override
    public Optional<Long> lastOf(BatchId batch, long to, List<String> types) {
        return jdbc.sql(LAST_OF)
                .param("batch", batch.toString())
                .param("to", to)
                .param("types", types.toArray(String[]::new))
                .query(Long.class)
                .optional();
    }

    @Override
    public Stream<NumberedEvent> read(Portion portion) {
        var entries = new EntriesInPortions(portion, this::next);
        return EventStreamUtils.upcastAndDeserializeDomainEvents(entries.stream(), serializer, axon.upcasterChain())
                .asStream()
                .map(event -> new NumberedEvent(event.getSequenceNumber(), (BatchEvent) event.getPayload()));
    }

    private List<DomainEventData<byte[]>> next(Portion portion) {
        return jdbc.sql(NEXT)
                .param("batch", portion.batch().toString())
                .param("from", portion.from())
                .param("to", portion.to())
                .param("without", portion.without().toArray(String[]::new))
                .param("nevertheless", portion.nevertheless().toArray(Long[]::new))
                .param("most", MOST_AT_ONCE)
                .param("bytes", BYTES_AT_ONCE)
                .query((row, n) -> entry(row))
                .list();
    }

    private static DomainEventData<byte[]> entry(ResultSet row) throws SQLException {
        return new GenericDomainEventEntry<>(
                row.getString("type"),
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                row.getString("event_identifier"),
                row.getString("time_stamp"),
                row.getString("payload_type"),
                row.getString("payload_revision"),
                row.getBytes("payload"),
                row.getBytes("meta_data"));
    }
}
