package dev.smena.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the events of one batch add up to, in the shape in which the HTTP contract shows a batch.
 *
 * @param version sequence number of the batch's last event, 0 after its first
 */
public record BatchState(
        BatchId id,
        int batchNumber,
        LocalDate batchDate,
        boolean isClosed,
        @Nullable Instant closedAt,
        @Nullable CloseReason closeReason,
        String taskDescription,
        WorkCenterId workCenterId,
        WorkCenter workCenter,
        String shift,
        String team,
        String nomenclature,
        String eknCode,
        Instant shiftStart,
        Instant shiftEnd,
        int totalProducts,
        int aggregatedProducts,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    /** The state after the event; a batch's first event is {@link BatchCreated} and needs no state before it. */
    public static BatchState after(@Nullable BatchState before, BatchEvent event) {
        if (before != null) {
            return before.then(event);
        }
        if (event instanceof BatchCreated created) {
            return first(created);
        }
        throw new IllegalStateException("A batch begins with BatchCreated, not with " + event);
    }

    private BatchState then(BatchEvent event) {
        return switch (event) {
            case BatchCreated e -> throw new IllegalStateException("Created twice: " + e.batchId());
            case BatchUpdated e -> edited(e.changes(), e.updatedAt());
            case BatchClosed e -> closed(true, e.closedAt(), e.reason(), e.closedAt());
            case BatchReopened e -> closed(false, null, null, e.reopenedAt());
            case ProductsRegistered e -> counted(e.totalProducts(), aggregatedProducts, e.registeredAt());
            case ProductsAggregated e -> counted(totalProducts, e.aggregatedProducts(), e.aggregatedAt());
            case ProductsDisaggregated e -> counted(totalProducts, e.aggregatedProducts(), e.disaggregatedAt());
        };
    }

    /** The same batch, shown with the name its work center bears by now. */
    public BatchState withWorkCenterName(String name) {
        return new BatchState(
                id,
                batchNumber,
                batchDate,
                isClosed,
                closedAt,
                closeReason,
                taskDescription,
                workCenterId,
                new WorkCenter(workCenterId, workCenter.identifier(), name),
                shift,
                team,
                nomenclature,
                eknCode,
                shiftStart,
                shiftEnd,
                totalProducts,
                aggregatedProducts,
                createdAt,
                updatedAt,
                version);
    }

    /** The same batch, for who has folded only those of its events that make a difference. */
    public BatchState withVersion(long number) {
        return new BatchState(
                id,
                batchNumber,
                batchDate,
                isClosed,
                closedAt,
                closeReason,
                taskDescription,
                workCenterId,
                workCenter,
                shift,
                team,
                nomenclature,
                eknCode,
                shiftStart,
                shiftEnd,
                totalProducts,
                aggregatedProducts,
                createdAt,
                updatedAt,
                number);
    }

    /**
     * Strong entity tag (RFC 9110) of this state as shown with the work center's present name. It is the version alone
     * unless another batch has renamed the work center.
     */
    public String entityTag(String workCenterName) {
        return "\"" + version + (workCenterName.equals(workCenter.name()) ? "" : "-" + hash(workCenterName)) + "\"";
    }

    private static String hash(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString().replace("-", "");
    }

    private static BatchState first(BatchCreated e) {
        return new BatchState(
                e.batchId(),
                e.batchNumber(),
                e.batchDate(),
                false,
                null,
                null,
                e.taskDescription(),
                e.workCenterId(),
                new WorkCenter(e.workCenterId(), e.workCenterIdentifier(), e.workCenterName()),
                e.shift(),
                e.team(),
                e.nomenclature(),
                e.eknCode(),
                e.shiftStart(),
                e.shiftEnd(),
                0,
                0,
                e.createdAt(),
                e.createdAt(),
                0);
    }

    private BatchState with(
            boolean nowClosed,
            @Nullable Instant nowClosedAt,
            @Nullable CloseReason nowReason,
            BatchChanges edits,
            int total,
            int aggregated,
            Instant at) {
        return new BatchState(
                id,
                batchNumber,
                batchDate,
                nowClosed,
                nowClosedAt,
                nowReason,
                orElse(edits.taskDescription(), taskDescription),
                workCenterId,
                workCenter,
                orElse(edits.shift(), shift),
                orElse(edits.team(), team),
                orElse(edits.nomenclature(), nomenclature),
                orElse(edits.eknCode(), eknCode),
                orElse(edits.shiftStart(), shiftStart),
                orElse(edits.shiftEnd(), shiftEnd),
                total,
                aggregated,
                createdAt,
                at,
                version + 1);
    }

    private BatchState edited(BatchChanges edits, Instant at) {
        return with(isClosed, closedAt, closeReason, edits, totalProducts, aggregatedProducts, at);
    }

    private BatchState closed(boolean closed, @Nullable Instant since, @Nullable CloseReason reason, Instant at) {
        return with(closed, since, reason, BatchChanges.NONE, totalProducts, aggregatedProducts, at);
    }

    private BatchState counted(int total, int aggregated, Instant at) {
        return with(isClosed, closedAt, closeReason, BatchChanges.NONE, total, aggregated, at);
    }

    private static <T> T orElse(@Nullable T wanted, T present) {
        return wanted == null ? present : wanted;
    }
}
