package dev.smena.events;

/** What can happen to a piece of work that takes longer than a request. */
public sealed interface TaskEvent extends DomainEvent
        permits AggregationEvent, ReportEvent, ImportEvent, ExportEvent, MaintenanceEvent {

    TaskId taskId();
}
