package dev.smena.infra.rebuild;

import dev.smena.command.StoredEvents;
import dev.smena.infra.roles.OnRole;
import dev.smena.infra.roles.Role;
import java.util.List;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.Serializer;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the event stream in pieces that fit into memory: an event may hold a thousand codes, or a few bytes. */
@Component
@OnRole(Role.COMMAND)
class EventChunks {

    private static final String COLUMNS = """
            global_index, type, aggregate_identifier, sequence_number, event_identifier, time_stamp, payload_type,
            payload_revision, payload, meta_data""";

    /** What an event weighs is known without reading its payload. */
    private static final String NEXT = "select " + COLUMNS + """
             from (
                select e.*, sum(octet_length(payload)) over (order by global_index) - octet_length(payload) as before
                from (
                    select * from events.domain_event
                    where global_index > :from and global_index <= :to and global_index <> all(:gaps)
                    and payload_type <> all(:passedOver)
                    order by global_index limit :most) as e) as weighed
            where before < :bytes order by global_index""";

    private static final String IN_GAPS = "select " + COLUMNS + """
             from events.domain_event where global_index = any(:filled) and payload_type <> all(:passedOver)
            order by global_index""";

    private static final int MOST_EVENTS = 2_000;
    private static final int MOST_BYTES = 4_000_000;

    private final Serializer serializer;
    private final Configuration axon;

    EventChunks(Serializer serializer, @Lazy Configuration axon) {
        this.serializer = serializer;
        this.axon = axon;
    }

    /**
     * @param events in their order, with what is in them read already
     * @param end position to which there is nothing else
     */
    record Chunk(List<? extends DomainEventMessage<?>> events, long end) {}

    /**
     * The next events between two places, without those in gaps.
     *
     * @throws Poison if one of them cannot be read
     */
    Chunk next(JdbcClient jdbc, long from, Place to, String[] passedOver) {
        List<Stored> stored = jdbc.sql(NEXT)
                .param("from", from)
                .param("to", to.position())
                .param("gaps", to.gapArray())
                .param("passedOver", passedOver)
                .param("most", MOST_EVENTS)
                .param("bytes", MOST_BYTES)
                .query((row, n) -> new Stored(row.getLong("global_index"), StoredEvents.entry(row)))
                .list();
        return new Chunk(
                messages(stored),
                stored.isEmpty() ? to.position() : stored.getLast().position());
    }

    /**
     * Those that were missing at one place and are not any more at the other.
     *
     * @throws Poison if one of them cannot be read
     */
    Chunk inGaps(JdbcClient jdbc, Place from, Place to, String[] passedOver) {
        Long[] filled =
                from.gaps().stream().filter(gap -> !to.gaps().contains(gap)).toArray(Long[]::new);
        List<Stored> stored = filled.length == 0
                ? List.of()
                : jdbc.sql(IN_GAPS)
                        .param("filled", filled)
                        .param("passedOver", passedOver)
                        .query((row, n) -> new Stored(row.getLong("global_index"), StoredEvents.entry(row)))
                        .list();
        return new Chunk(messages(stored), from.position());
    }

    private record Stored(long position, GenericDomainEventEntry<byte[]> entry) {}

    private List<? extends DomainEventMessage<?>> messages(List<Stored> stored) {
        try {
            return read(stored);
        } catch (RuntimeException e) {
            stored.forEach(this::requireReadable);
            throw e;
        }
    }

    private void requireReadable(Stored event) {
        try {
            read(List.of(event));
        } catch (RuntimeException e) {
            throw Poison.unreadable(event.entry(), e);
        }
    }

    private List<? extends DomainEventMessage<?>> read(List<Stored> stored) {
        var messages = EventStreamUtils.upcastAndDeserializeDomainEvents(
                        stored.stream().map(Stored::entry), serializer, axon.upcasterChain())
                .asStream()
                .toList();
        messages.forEach(DomainEventMessage::getPayload);
        return messages;
    }
}
