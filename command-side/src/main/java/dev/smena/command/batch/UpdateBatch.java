package dev.smena.command.batch;

import dev.smena.command.InvalidField;
import dev.smena.command.Refusal;
import dev.smena.events.BatchChanges;
import dev.smena.events.BatchId;
import dev.smena.events.BatchState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Edit a batch, and close or reopen it with the same stroke.
 *
 * @param closed whether it shall be closed afterwards; null leaves it as it is
 */
record UpdateBatch(
        @TargetAggregateIdentifier BatchId batchId,
        BatchChanges changes,
        @Nullable Boolean closed,
        ExpectedVersion expected) {

    /** What it changes of the batch as it is; the shift must end after it starts, whichever of the two is changed. */
    BatchChanges changesOf(BatchState batch) {
        BatchChanges real = changes.against(batch);
        Instant start = Objects.requireNonNullElse(real.shiftStart(), batch.shiftStart());
        Instant end = Objects.requireNonNullElse(real.shiftEnd(), batch.shiftEnd());
        if (!end.isAfter(start)) {
            String field = changes.shiftEnd() == null ? "/shift_start" : "/shift_end";
            throw Refusal.invalid(List.of(new InvalidField(field, "shift_end must be after shift_start")));
        }
        return real;
    }
}
