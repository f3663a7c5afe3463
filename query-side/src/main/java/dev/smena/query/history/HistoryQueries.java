package dev.smena.query.history;

import dev.smena.events.BatchId;
import dev.smena.query.Page;
import dev.smena.query.input.QueryParameters.Range;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the event store itself, so that an auditor sees what was written and not what was made of it. */
@Component
class HistoryQueries {

    private static final String COUNT =
            "select max(sequence_number) + 1 from events.domain_event where aggregate_identifier = :id and type = 'Batch'";

    private static final String ENTRIES = """
            select sequence_number, global_index, event_identifier, payload_type, payload_revision, time_stamp,
                payload, meta_data
            from events.domain_event
            where aggregate_identifier = :id and sequence_number >= :offset
            order by sequence_number limit :limit""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    HistoryQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Empty if no event bears that id. */
    Optional<Page<HistoryEntry>> findHistory(BatchId batch, Range range) {
        return jdbc.sql(COUNT)
                .param("id", batch.toString())
                .query(Long.class)
                .optional()
                .map(total -> new Page<>(
                        jdbc.sql(ENTRIES)
                                .param("id", batch.toString())
                                .param("offset", range.offset())
                                .param("limit", range.limit())
                                .query((row, n) -> entry(row))
                                .list(),
                        total,
                        range.offset(),
                        range.limit()));
    }

    private HistoryEntry entry(ResultSet row) throws SQLException {
        JsonNode metaData = json.readTree(row.getBytes("meta_data"));
        return new HistoryEntry(
                row.getLong("sequence_number"),
                row.getLong("global_index"),
                row.getString("event_identifier"),
                row.getString("payload_type"),
                row.getString("payload_revision"),
                Instant.parse(row.getString("time_stamp")),
                metaData.path("actor").stringValue(null),
                metaData.path("correlation_id").stringValue(null),
                json.readTree(row.getBytes("payload")));
    }
}
