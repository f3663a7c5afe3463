package dev.smena.events;

/** What can happen to work on all that Smena keeps: the rebuild of a projection, a check of integrity. */
public sealed interface MaintenanceEvent extends TaskEvent
        permits MaintenanceRequested, MaintenanceProgressed, MaintenanceCompleted, MaintenanceFailed {}
