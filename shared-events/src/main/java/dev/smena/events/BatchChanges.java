package dev.smena.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** New values of a batch's editable fields; null leaves a field as it is. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchChanges(
        @Nullable String taskDescription,
        @Nullable String shift,
        @Nullable String team,
        @Nullable String nomenclature,
        @Nullable String eknCode,
        @Nullable Instant shiftStart,
        @Nullable Instant shiftEnd) {

    public static final BatchChanges NONE = new BatchChanges(null, null, null, null, null, null, null);

    /** Only those of these values that differ from the batch's present ones. */
    public BatchChanges against(BatchState batch) {
        return new BatchChanges(
                ifOther(taskDescription, batch.taskDescription()),
                ifOther(shift, batch.shift()),
                ifOther(team, batch.team()),
                ifOther(nomenclature, batch.nomenclature()),
                ifOther(eknCode, batch.eknCode()),
                ifOther(shiftStart, batch.shiftStart()),
                ifOther(shiftEnd, batch.shiftEnd()));
    }

    private static <T> @Nullable T ifOther(@Nullable T wanted, T present) {
        return present.equals(wanted) ? null : wanted;
    }
}
