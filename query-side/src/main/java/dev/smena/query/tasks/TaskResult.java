package dev.smena.query.tasks;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.smena.events.Difference;
import dev.smena.events.RefusedCode;
import dev.smena.events.RowError;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a task has come to so far, or in the end, as its kind has it. In a list of tasks it names no single errors. */
sealed interface TaskResult {

    /** @param progress percent, with two decimals */
    record Aggregating(long current, long total, double progress) implements TaskResult {}

    record Importing(long current, long total, long created, long skipped) implements TaskResult {}

    record Counting(long current, long total) implements TaskResult {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Aggregated(
            boolean success,
            long total,
            long aggregated,
            long failed,
            @Nullable List<RefusedCode> errors,
            @Nullable String errorsUrl)
            implements TaskResult {}

    record Reported(String fileUrl, String fileName, long fileSize, Instant expiresAt) implements TaskResult {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Imported(
            long totalRows,
            long created,
            long skipped,
            @Nullable List<RowError> errors,
            @Nullable String errorsUrl) implements TaskResult {}

    record Exported(String fileUrl, String fileName, long fileSize, long totalBatches, Instant expiresAt)
            implements TaskResult {}

    /** @param total events gone through @param differences how many places were not what the events say */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Compared(long total, long differences, @Nullable List<Difference> details) implements TaskResult {}

    record Failed(String error) implements TaskResult {}
}
