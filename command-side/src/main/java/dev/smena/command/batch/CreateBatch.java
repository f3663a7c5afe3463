package dev.smena.command.batch;

import dev.smena.events.BatchCreated;
import dev.smena.events.BatchId;
import dev.smena.events.WorkCenterId;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Enter a shift task, closed at once if {@code closed}. */
public record CreateBatch(
        int batchNumber,
        LocalDate batchDate,
        boolean closed,
        String taskDescription,
        String workCenterIdentifier,
        String workCenterName,
        String shift,
        String team,
        String nomenclature,
        String eknCode,
        Instant shiftStart,
        Instant shiftEnd) {

    @TargetAggregateIdentifier
    public BatchId batchId() {
        return BatchId.of(batchNumber, batchDate);
    }

    BatchCreated asOf(Instant now) {
        return new BatchCreated(
                batchId(),
                batchNumber,
                batchDate,
                taskDescription,
                WorkCenterId.of(workCenterIdentifier),
                workCenterIdentifier,
                workCenterName,
                shift,
                team,
                nomenclature,
                eknCode,
                shiftStart,
                shiftEnd,
                now);
    }
}
