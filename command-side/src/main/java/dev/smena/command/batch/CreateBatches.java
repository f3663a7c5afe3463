package dev.smena.command.batch;

import java.util.List;

/** Enter many shift tasks in one transaction: all of them or none. Results in {@code List<BatchState>}, same order. */
public record CreateBatches(List<CreateBatch> batches) {}
