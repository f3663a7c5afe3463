package dev.smena.events;

/** What can happen to a report. */
public sealed interface ReportEvent extends TaskEvent permits ReportRequested, ReportGenerated, ReportFailed {}
