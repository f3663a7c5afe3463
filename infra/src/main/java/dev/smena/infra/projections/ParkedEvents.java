package dev.smena.infra.projections;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.smena.infra.groups.ProcessingGroups;
import dev.smena.infra.http.Problem;
import dev.smena.infra.readmodel.ReadGroup;
import dev.smena.infra.roles.Role;
import dev.smena.query.Page;
import dev.smena.query.input.QueryParameters.Range;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** Table {@code events.dead_letter}, as administrators look at it and empty it. */
@Component
class ParkedEvents {

    private static final String LIST = """
            select * from events.dead_letter order by enqueued_at, processing_group, sequence_identifier, sequence_index
            limit :limit offset :offset""";

    /** Axon takes up a sequence at its first letter. */
    private static final String FIRST_OF_SEQUENCE = """
            select processing_group, first_value(dead_letter_identifier) over sequence as first,
                first_value(cause_message) over sequence as cause, dead_letter_identifier as id
            from events.dead_letter
            window sequence as (partition by processing_group, sequence_identifier order by sequence_index)""";

    private final JdbcClient jdbc;
    private final ProcessingGroups groups;
    private final JsonMapper json;
    private final Set<Role> roles;

    ParkedEvents(JdbcClient jdbc, ProcessingGroups groups, JsonMapper json, Environment environment) {
        this.jdbc = jdbc;
        this.groups = groups;
        this.json = json;
        this.roles = Role.of(environment);
    }

    Page<DeadLetterView> find(Range range) {
        var items = jdbc.sql(LIST)
                .param("limit", range.limit())
                .param("offset", range.offset())
                .query((row, n) -> view(row))
                .list();
        long total = jdbc.sql("select count(*) from events.dead_letter")
                .query(Long.class)
                .single();
        return new Page<>(items, total, range.offset(), range.limit());
    }

    Optional<DeadLetterView> find(String id) {
        return jdbc.sql("select * from events.dead_letter where dead_letter_identifier = :id")
                .param("id", id)
                .query((row, n) -> view(row))
                .optional();
    }

    /** @param cause why its first letter cannot be taken; null if that has not been tried, since one before it was discarded */
    private record Sequence(
            String processingGroup, String first, @Nullable String cause) {}

    /**
     * Takes the letter up again, after those of its sequence before it; what fails stays.
     *
     * @return why it is still there; empty if it is not
     */
    Optional<String> retry(String id) {
        sequenceOf(id)
                .ifPresent(sequence -> groups.parkedBy(sequence.processingGroup())
                        .orElseThrow(() -> notHere(sequence.processingGroup()))
                        .process(letter -> letter instanceof JdbcDeadLetter<?> stored
                                && stored.getIdentifier().equals(sequence.first())));
        return sequenceOf(id).map(sequence -> whyNot(id, sequence));
    }

    private Optional<Sequence> sequenceOf(String id) {
        return jdbc.sql("select processing_group, first, cause from (" + FIRST_OF_SEQUENCE
                        + ") as letters where id = :id")
                .param("id", id)
                .query(Sequence.class)
                .optional();
    }

    private static String whyNot(String id, Sequence sequence) {
        if (sequence.cause() == null) {
            return "One before it has been given up meanwhile, and nothing was taken; try again.";
        }
        return sequence.first().equals(id) ? sequence.cause() : "One before it still cannot be taken.";
    }

    /** Only where the group is can its handlers be called. */
    private Problem notHere(String group) {
        Role role = Stream.of(ReadGroup.values()).map(ReadGroup::processor).anyMatch(group::equals)
                ? Role.QUERY
                : Role.COMMAND;
        return roles.contains(role)
                ? new Problem(
                        HttpStatus.NOT_FOUND,
                        "not-found",
                        "There is no " + group + " any more to take it; it can only be given up.")
                : Problem.misdirected(role);
    }

    /** Gives the event up for good; what is parked behind it waits for a retry of its own. @return whether there was one */
    boolean discard(String id) {
        return jdbc.sql("delete from events.dead_letter where dead_letter_identifier = :id")
                        .param("id", id)
                        .update()
                > 0;
    }

    private DeadLetterView view(ResultSet row) throws SQLException {
        return new DeadLetterView(
                row.getString("dead_letter_identifier"),
                row.getString("processing_group"),
                row.getString("event_identifier"),
                row.getString("payload_type"),
                row.getString("payload_revision"),
                row.getString("type"),
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                Instant.parse(row.getString("time_stamp")),
                payload(row.getBytes("payload")),
                row.getString("cause_message"),
                Instant.parse(row.getString("enqueued_at")));
    }

    /** What made it unreadable for the projection may have made it so for anybody. */
    private JsonNode payload(byte @Nullable [] stored) {
        String text = stored == null ? "" : new String(stored, UTF_8);
        try {
            return json.readTree(text);
        } catch (JacksonException e) {
            return StringNode.valueOf(text);
        }
    }
}
