package dev.smena.command.deliveries;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.smena.events.BatchId;
import dev.smena.events.ReportFormat;
import dev.smena.events.RowError;
import dev.smena.events.WebhookEventType;
import dev.smena.events.WebhookId;
import dev.smena.events.WorkCenter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is sent, in the shape the HTTP contract gives it.
 *
 * @param timestamp when it happened
 */
record Message(WebhookEventType event, Data data, Instant timestamp) {

    /** {@code sequence} is the batch's version after the event, by which a receiver can order. */
    sealed interface Data {}

    record BatchCreatedData(
            BatchId id, int batchNumber, LocalDate batchDate, String nomenclature, WorkCenter workCenter, long sequence)
            implements Data {}

    /** @param changes the new values of the fields that changed */
    record BatchUpdatedData(BatchId id, int batchNumber, Object changes, long sequence) implements Data {}

    record BatchClosedData(BatchId id, int batchNumber, Instant closedAt, Statistics statistics, long sequence)
            implements Data {}

    /** @param aggregationRate 0–100 */
    record Statistics(int totalProducts, int aggregated, BigDecimal aggregationRate) {}

    /**
     * @param uniqueCode if this message tells of but one
     * @param part from 1, if one message cannot hold all codes of the event
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProductAggregatedData(
            BatchId batchId,
            int batchNumber,
            Instant aggregatedAt,
            List<String> uniqueCodes,
            @Nullable String uniqueCode,
            long sequence,
            @Nullable Integer part,
            @Nullable Integer parts)
            implements Data {}

    record ReportGeneratedData(BatchId batchId, ReportFormat reportType, String fileUrl, Instant expiresAt)
            implements Data {}

    /** @param errors the first of the skipped rows */
    record ImportCompletedData(int totalRows, int created, int skipped, List<RowError> errors) implements Data {}

    record TestData(WebhookId webhookId) implements Data {}
}
