package dev.smena.command;

import static java.util.stream.Collectors.toMap;

import dev.smena.events.DomainEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.Serializer;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Single events, found by their aggregate and their number in its stream. Axon's own reading would fetch the whole rest of
 * the stream, which may be a hundred thousand codes.
 */
@Component
public class StoredEvents {

    private static final String EVENTS = """
            select type, aggregate_identifier, sequence_number, event_identifier, time_stamp, payload_type,
                payload_revision, payload, meta_data
            from unnest(:aggregates) as id cross join lateral (
                select * from events.domain_event
                where aggregate_identifier = id and sequence_number = :number limit 1) as event""";

    private static final String LAST_POSITION = """
            select max(last.global_index) from unnest(:aggregates) as id
            cross join lateral (
                select global_index from events.domain_event
                where aggregate_identifier = id order by sequence_number desc limit 1) as last""";

    private final JdbcClient jdbc;
    private final Serializer serializer;
    private final Configuration axon;

    StoredEvents(JdbcClient jdbc, Serializer serializer, @Lazy Configuration axon) {
        this.jdbc = jdbc;
        this.serializer = serializer;
        this.axon = axon;
    }

    /** An event that exists. @param number from 0 */
    public DomainEvent at(Object aggregate, long number) {
        return read(List.of(aggregate), number)
                .findAny()
                .map(event -> (DomainEvent) event.getPayload())
                .orElseThrow(() -> new IllegalStateException(aggregate + " has no event " + number));
    }

    /** The events with which those of these aggregates that exist began, by the aggregate's id as a text. */
    public Map<String, DomainEvent> firstOf(Collection<?> aggregates) {
        return read(aggregates, 0)
                .collect(toMap(DomainEventMessage::getAggregateIdentifier, event -> (DomainEvent) event.getPayload()));
    }

    /** Global position of the last event of any of these aggregates; empty if none exists. */
    public Optional<Long> lastPosition(Collection<?> aggregates) {
        return jdbc.sql(LAST_POSITION)
                .param("aggregates", keys(aggregates))
                .query(Long.class)
                .optional();
    }

    private static String[] keys(Collection<?> aggregates) {
        return aggregates.stream().map(Object::toString).toArray(String[]::new);
    }

    private Stream<? extends DomainEventMessage<?>> read(Collection<?> aggregates, long number) {
        var stored = jdbc.sql(EVENTS)
                .param("aggregates", keys(aggregates))
                .param("number", number)
                .query((row, n) -> entry(row))
                .list();
        return EventStreamUtils.upcastAndDeserializeDomainEvents(stored.stream(), serializer, axon.upcasterChain())
                .asStream();
    }

    /** A row of {@code events.domain_event}. */
    public static GenericDomainEventEntry<byte[]> entry(ResultSet row) throws SQLException {
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
