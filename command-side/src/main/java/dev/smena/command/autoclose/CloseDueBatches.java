package dev.smena.command.autoclose;

import dev.smena.events.BatchId;
import java.util.List;

/** Close those of these batches whose time has come. */
record CloseDueBatches(List<BatchId> batches) {}
