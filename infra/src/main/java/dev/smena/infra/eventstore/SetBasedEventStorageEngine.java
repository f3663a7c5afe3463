package dev.smena.infra.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Function;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/**
 * Appends all events of a unit of work with one statement, however many they are, and learns from it the global
 * position of the last one. It takes part in the transaction of the unit of work.
 */
final class SetBasedEventStorageEngine extends JdbcEventStorageEngine {

    private static final String APPEND = """
            insert into events.domain_event (aggregate_identifier, sequence_number, type, event_identifier,
                payload_type, payload_revision, time_stamp, payload, meta_data)
            select aggregate_identifier, sequence_number, type, event_identifier,
                payload_type, payload_revision, time_stamp, payload, meta_data
            from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[],
                ?::bytea[]) with ordinality as new (aggregate_identifier, sequence_number, type, event_identifier,
                payload_type, payload_revision, time_stamp, payload, meta_data, place)
            order by place
            returning global_index""";

    private static final String FIRST_AFTER_GAPS = """
            select global_index, time_stamp from events.domain_event
            where global_index between ? and ? order by global_index limit 1000""";

    private final ConnectionProvider connections;

    SetBasedEventStorageEngine(Builder builder, ConnectionProvider connections) {
        super(builder);
        this.connections = connections;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        try {
            var domainEvents = ofAggregates(events);
            long position = append(domainEvents, serializer);
            if (AppendedPosition.CURRENT.isBound()) {
                AppendedPosition.CURRENT
                        .get()
                        .advanceTo(position, domainEvents.stream().map(DomainEventMessage::getAggregateIdentifier));
            }
        } catch (SQLException e) {
            handlePersistenceException(e, events.getFirst());
        }
    }

    /** What Axon needs to tell gaps that have timed out; its own statement would read everything since the first gap. */
    static PreparedStatement firstAfterGaps(Connection connection, EventSchema schema, SortedSet<Long> gaps)
            throws SQLException {
        var statement = connection.prepareStatement(FIRST_AFTER_GAPS);
        statement.setLong(1, gaps.first());
        statement.setLong(2, gaps.last() + 1);
        return statement;
    }

    /** Nothing but aggregates publishes events here. */
    private static List<DomainEventMessage<?>> ofAggregates(List<? extends EventMessage<?>> events) {
        return events.stream()
                .<DomainEventMessage<?>>map(event -> (DomainEventMessage<?>) event)
                .toList();
    }

    private long append(List<? extends DomainEventMessage<?>> events, Serializer serializer) throws SQLException {
        List<SerializedObject<byte[]>> payloads = events.stream()
                .map(event -> event.serializePayload(serializer, byte[].class))
                .toList();
        Connection connection = connections.getConnection();
        try (PreparedStatement insert = connection.prepareStatement(APPEND)) {
            bind(insert, 1, "text", events, DomainEventMessage::getAggregateIdentifier);
            bind(insert, 2, "bigint", events, DomainEventMessage::getSequenceNumber);
            bind(insert, 3, "text", events, DomainEventMessage::getType);
            bind(insert, 4, "text", events, EventMessage::getIdentifier);
            bind(insert, 5, "text", payloads, payload -> payload.getType().getName());
            bind(insert, 6, "text", payloads, payload -> payload.getType().getRevision());
            bind(insert, 7, "text", events, event -> DateTimeUtils.formatInstant(event.getTimestamp()));
            insert.setArray(8, connection.createArrayOf("bytea", bytes(payloads)));
            insert.setArray(
                    9,
                    connection.createArrayOf(
                            "bytea",
                            bytes(events.stream()
                                    .map(event -> event.serializeMetaData(serializer, byte[].class))
                                    .toList())));
            try (ResultSet positions = insert.executeQuery()) {
                long last = 0;
                while (positions.next()) {
                    last = Math.max(last, positions.getLong(1));
                }
                return last;
            }
        } finally {
            connection.close();
        }
    }

    private static <T> void bind(
            PreparedStatement insert, int index, String type, List<? extends T> rows, Function<T, Object> column)
            throws SQLException {
        Object[] values = rows.stream().map(column).toArray();
        insert.setArray(index, insert.getConnection().createArrayOf(type, values));
    }

    private static byte[][] bytes(List<? extends SerializedObject<byte[]>> objects) {
        return objects.stream().map(SerializedObject::getData).toArray(byte[][]::new);
    }
}
