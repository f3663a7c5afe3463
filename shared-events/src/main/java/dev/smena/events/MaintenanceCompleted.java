package dev.smena.events;

import java.time.Instant;
import java.util.List;

/**
 * All is rebuilt or checked.
 *
 * @param total how many events were gone through
 * @param differences how many places differed from what the events say
 * @param first the first of them
 */
@StoredAs(name = "MaintenanceCompleted")
public record MaintenanceCompleted(
        TaskId taskId, long total, long differences, List<Difference> first, Instant completedAt)
        implements MaintenanceEvent {}
