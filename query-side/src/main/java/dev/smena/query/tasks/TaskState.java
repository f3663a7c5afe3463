package dev.smena.query.tasks;

import dev.smena.events.AggregationChunkQueued;
import dev.smena.events.AggregationCompleted;
import dev.smena.events.AggregationFailed;
import dev.smena.events.AggregationProgressed;
import dev.smena.events.AggregationRequested;
import dev.smena.events.ExportCompleted;
import dev.smena.events.ExportFailed;
import dev.smena.events.ExportProgressed;
import dev.smena.events.ExportRequested;
import dev.smena.events.ImportCompleted;
import dev.smena.events.ImportFailed;
import dev.smena.events.ImportProgressed;
import dev.smena.events.ImportRequested;
import dev.smena.events.MaintenanceCompleted;
import dev.smena.events.MaintenanceFailed;
import dev.smena.events.MaintenanceProgressed;
import dev.smena.events.MaintenanceRequested;
import dev.smena.events.ReportFailed;
import dev.smena.events.ReportGenerated;
import dev.smena.events.ReportRequested;
import dev.smena.events.StoredFile;
import dev.smena.events.TaskEvent;
import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a task's events add up to.
 *
 * @param current how many codes, rows or batches have been dealt with
 * @param done how many of them came to something: were aggregated, were created
 * @param errors how many codes were refused, rows skipped or differences found so far
 * @param file what was made, or the list of errors if there is a file of them
 * @param error why it failed
 * @param version sequence number of the last event
 */
record TaskState(
        TaskId id,
        TaskKind kind,
        TaskStatus status,
        Instant createdAt,
        Instant updatedAt,
        long current,
        long total,
        long done,
        int errors,
        @Nullable StoredFile file,
        @Nullable String error,
        long version) {

    static TaskState after(@Nullable TaskState before, TaskEvent event, long sequence) {
        return switch (event) {
            case AggregationRequested e -> requested(e, TaskKind.AGGREGATION, e.total(), e.requestedAt());
            case ReportRequested e -> requested(e, TaskKind.REPORT, 0, e.requestedAt());
            case ImportRequested e -> requested(e, TaskKind.IMPORT, 0, e.requestedAt());
            case ExportRequested e -> requested(e, TaskKind.EXPORT, 0, e.requestedAt());
            case MaintenanceRequested e -> requested(e, e.kind(), 0, e.requestedAt());
            case AggregationChunkQueued e -> known(before).at(sequence);
            case AggregationProgressed e ->
                known(before)
                        .progressed(e.current(), known(before).total(), e.aggregated(), e.progressedAt())
                        .with(e.refused().size(), sequence);
            case ImportProgressed e ->
                known(before)
                        .progressed(e.current(), e.total(), e.created(), e.progressedAt())
                        .with(e.errors().size(), sequence);
            case ExportProgressed e ->
                known(before)
                        .progressed(e.current(), e.total(), e.current(), e.progressedAt())
                        .at(sequence);
            case MaintenanceProgressed e ->
                known(before)
                        .progressed(e.current(), e.total(), e.current(), e.progressedAt())
                        .at(sequence);
            case AggregationCompleted e ->
                known(before)
                        .succeeded(e.total(), e.aggregated(), e.errors(), e.completedAt())
                        .at(sequence);
            case ReportGenerated e ->
                known(before).succeeded(0, 0, e.file(), e.generatedAt()).at(sequence);
            case ImportCompleted e ->
                known(before)
                        .succeeded(e.totalRows(), e.created(), e.errors(), e.completedAt())
                        .at(sequence);
            case ExportCompleted e ->
                known(before)
                        .succeeded(e.totalBatches(), e.totalBatches(), e.file(), e.completedAt())
                        .at(sequence);
            case MaintenanceCompleted e ->
                known(before)
                        .succeeded(e.total(), e.total(), null, e.completedAt())
                        .with(Math.clamp(e.differences(), 0, Integer.MAX_VALUE), sequence);
            case AggregationFailed e ->
                known(before).failed(e.error(), e.failedAt()).at(sequence);
            case ReportFailed e -> known(before).failed(e.error(), e.failedAt()).at(sequence);
            case ImportFailed e -> known(before).failed(e.error(), e.failedAt()).at(sequence);
            case ExportFailed e -> known(before).failed(e.error(), e.failedAt()).at(sequence);
            case MaintenanceFailed e ->
                known(before).failed(e.error(), e.failedAt()).at(sequence);
        };
    }

    private static TaskState known(@Nullable TaskState before) {
        return Objects.requireNonNull(before, "a task's first event is its request");
    }

    private static TaskState requested(TaskEvent event, TaskKind kind, long total, Instant at) {
        return new TaskState(event.taskId(), kind, TaskStatus.PENDING, at, at, 0, total, 0, 0, null, null, 0);
    }

    private TaskState progressed(long now, long of, long doneNow, Instant at) {
        return new TaskState(
                id, kind, TaskStatus.PROGRESS, createdAt, at, now, of, doneNow, errors, file, error, version);
    }

    private TaskState succeeded(long all, long doneOfAll, @Nullable StoredFile made, Instant at) {
        return new TaskState(
                id, kind, TaskStatus.SUCCESS, createdAt, at, all, all, doneOfAll, errors, made, error, version);
    }

    /** NUL, which PostgreSQL's text cannot hold, would stop the projection, and with it all that is read. */
    private TaskState failed(String why, Instant at) {
        String shown = why.replace('\0', '\ufffd');
        return new TaskState(
                id, kind, TaskStatus.FAILURE, createdAt, at, current, total, done, errors, file, shown, version);
    }

    private TaskState at(long sequence) {
        return with(0, sequence);
    }

    private TaskState with(int moreErrors, long sequence) {
        return new TaskState(
                id,
                kind,
                status,
                createdAt,
                updatedAt,
                current,
                total,
                done,
                errors + moreErrors,
                file,
                error,
                sequence);
    }
}
