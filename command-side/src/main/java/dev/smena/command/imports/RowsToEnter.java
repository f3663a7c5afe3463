package dev.smena.command.imports;

import dev.smena.command.batch.CreateBatch;
import dev.smena.command.batch.NewBatches;
import dev.smena.events.BatchId;
import dev.smena.events.RowError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells rows whose batches can be created from those to be skipped, with why. */
record RowsToEnter(Collection<CreateBatch> batches, List<RowError> skipped) {

    private static final int LONGEST_ERROR = 300;

    /** A batch that stands in the file twice is created for its first row. */
    static RowsToEnter among(List<BatchRow> rows, NewBatches batches) {
        Set<BatchId> existing = batches.existing(rows.stream()
                .filter(BatchRow.Valid.class::isInstance)
                .map(row -> ((BatchRow.Valid) row).batch().batchId())
                .distinct()
                .toList());
        Map<BatchId, CreateBatch> wanted = new LinkedHashMap<>();
        Map<BatchId, Integer> rowOf = new HashMap<>();
        List<RowError> skipped = new ArrayList<>();
        for (BatchRow each : rows) {
            switch (each) {
                case BatchRow.Faulty faulty -> skipped.add(new RowError(faulty.row(), shortened(faulty.error())));
                case BatchRow.Valid valid -> {
                    BatchId id = valid.batch().batchId();
                    if (existing.contains(id)) {
                        skipped.add(new RowError(valid.row(), name(valid.batch()) + " exists already"));
                    } else if (rowOf.putIfAbsent(id, valid.row()) == null) {
                        wanted.put(id, valid.batch());
                    } else {
                        skipped.add(new RowError(
                                valid.row(), name(valid.batch()) + " stands in row " + rowOf.get(id) + " already"));
                    }
                }
            }
        }
        return new RowsToEnter(wanted.values(), skipped);
    }

    private static String name(CreateBatch batch) {
        return "batch %d of %s".formatted(batch.batchNumber(), batch.batchDate());
    }

    /** Events stay small, however many faults a row has. */
    private static String shortened(String error) {
        return error.codePointCount(0, error.length()) <= LONGEST_ERROR
                ? error
                : error.substring(0, error.offsetByCodePoints(0, LONGEST_ERROR - 1)) + "…";
    }
}
