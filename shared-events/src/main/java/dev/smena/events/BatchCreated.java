package dev.smena.events;

import java.time.Instant;
import java.time.LocalDate;

/** A shift task was entered. */
@StoredAs(name = "BatchCreated")
public record BatchCreated(
        BatchId batchId,
        int batchNumber,
        LocalDate batchDate,
        String taskDescription,
        WorkCenterId workCenterId,
        String workCenterIdentifier,
        String workCenterName,
        String shift,
        String team,
        String nomenclature,
        String eknCode,
        Instant shiftStart,
        Instant shiftEnd,
        Instant createdAt)
        implements BatchEvent {}
