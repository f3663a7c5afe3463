package dev.smena.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.smena.command.batch.CreateBatch;
import dev.smena.events.BatchId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A row of the event table, as long as the one Smena would have written. */
record PlainEvent(String type, BatchId batch, long sequence, byte[] payload) {

    private static final String INSERT = """
            insert into bench.domain_event (aggregate_identifier, sequence_number, type, event_identifier,
                payload_type, payload_revision, time_stamp, payload, meta_data)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String META_DATA = "{\"actor\":\"system\",\"correlation_id\":\"%s\"}";

    static PlainEvent created(CreateBatch batch) {
        String json = """
                {"batch_id":"%s","batch_number":%d,"batch_date":"%s","task_description":"%s","work_center_id":"%s",\
                "work_center_identifier":"%s","work_center_name":"%s","shift":"%s","team":"%s","nomenclature":"%s",\
                "ekn_code":"%s","shift_start":"%s","shift_end":"%s","created_at":"%s"}""".formatted(
                        batch.batchId(),
                        batch.batchNumber(),
                        batch.batchDate(),
                        batch.taskDescription(),
                        batch.batchId(),
                        batch.workCenterIdentifier(),
                        batch.workCenterName(),
                        batch.shift(),
                        batch.team(),
                        batch.nomenclature(),
                        batch.eknCode(),
                        batch.shiftStart(),
                        batch.shiftEnd(),
                        Instant.now());
        return new PlainEvent("BatchCreated", batch.batchId(), 0, json.getBytes(UTF_8));
    }

    static PlainEvent of(String type, BatchId batch, long sequence, List<String> codes) {
        String json = "{\"batch_id\":\"" + batch + "\",\"codes\":[\""
                + String.join("\",\"", codes).replace("\u001d", "\\u001D")
                + "\"],\"total_products\":1000000,\"registered_at\":\"" + Instant.now() + "\"}";
        return new PlainEvent(type, batch, sequence, json.getBytes(UTF_8));
    }

    void insert(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, batch.toString());
            insert.setLong(2, sequence);
            insert.setString(3, "Batch");
            insert.setString(4, UUID.randomUUID().toString());
            insert.setString(5, type);
            insert.setString(6, "1");
            insert.setString(7, Instant.now().toString());
            insert.setBytes(8, payload);
            insert.setBytes(9, META_DATA.formatted(UUID.randomUUID()).getBytes(UTF_8));
            insert.executeUpdate();
        }
    }
}
