package dev.smena.command.aggregation;

import dev.smena.events.AggregationChunkQueued;
import dev.smena.events.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.Serializer;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Single events of a task, found by their number in its stream: the request is followed by the queued chunks, and these
 * by what became of them. Axon's own reading would fetch the whole rest of the stream, up to a hundred thousand codes.
 */
@Component
class AggregationEvents {

    private static final String EVENT = """
            select type, aggregate_identifier, sequence_number, event_identifier, time_stamp, payload_type,
                payload_revision, payload, meta_data
            from events.domain_event where aggregate_identifier = :task and sequence_number = :number""";

    private final JdbcClient jdbc;
    private final Serializer serializer;
    private final Configuration axon;

    AggregationEvents(JdbcClient jdbc, Serializer serializer, @Lazy Configuration axon) {
        this.jdbc = jdbc;
        this.serializer = serializer;
        this.axon = axon;
    }

    AggregationChunkQueued chunk(TaskId task, int chunk) {
        return (AggregationChunkQueued) event(task, 1 + chunk);
    }

    private Object event(TaskId task, long number) {
        var stored = jdbc.sql(EVENT)
                .param("task", task.toString())
                .param("number", number)
                .query((row, n) -> entry(row))
                .single();
        return EventStreamUtils.upcastAndDeserializeDomainEvents(Stream.of(stored), serializer, axon.upcasterChain())
                .next()
                .getPayload();
    }

    private static GenericDomainEventEntry<byte[]> entry(ResultSet row) throws SQLException {
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
