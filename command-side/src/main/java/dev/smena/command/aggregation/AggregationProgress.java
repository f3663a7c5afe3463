package dev.smena.command.aggregation;

import dev.smena.events.AggregationChunkQueued;
import dev.smena.events.AggregationCompleted;
import dev.smena.events.AggregationEvent;
import dev.smena.events.AggregationFailed;
import dev.smena.events.AggregationProgressed;
import dev.smena.events.AggregationRequested;
import dev.smena.events.BatchId;
import java.util.Objects;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * How far an aggregation is. It knows no codes: they stay in the event store.
 *
 * @param total how many codes the request has
 * @param chunksDone they are done in their order
 * @param current how many codes have been dealt with
 * @param aggregated how many of those were aggregated
 */
record AggregationProgress(
        BatchId batchId, int total, int chunks, int chunksDone, int current, int aggregated, boolean ended) {

    static AggregationProgress after(@Nullable AggregationProgress before, AggregationEvent event) {
        return switch (event) {
            case AggregationRequested e -> new AggregationProgress(e.batchId(), e.total(), e.chunks(), 0, 0, 0, false);
            case AggregationChunkQueued e -> Objects.requireNonNull(before);
            case AggregationProgressed e -> Objects.requireNonNull(before).with(e);
            case AggregationCompleted e -> Objects.requireNonNull(before).atEnd();
            case AggregationFailed e -> Objects.requireNonNull(before).atEnd();
        };
    }

    int refused() {
        return current - aggregated;
    }

    /** Whether nothing is left to do for this chunk; a chunk cannot come before those that precede it are done. */
    boolean isDone(int chunk) {
        if (!ended && chunk > chunksDone) {
            throw new ConcurrencyException("Another node has done the chunks before " + chunk);
        }
        return ended || chunk < chunksDone;
    }

    private AggregationProgress with(AggregationProgressed event) {
        return new AggregationProgress(
                batchId, total, chunks, event.chunk() + 1, event.current(), event.aggregated(), ended);
    }

    private AggregationProgress atEnd() {
        return new AggregationProgress(batchId, total, chunks, chunksDone, current, aggregated, true);
    }
}
