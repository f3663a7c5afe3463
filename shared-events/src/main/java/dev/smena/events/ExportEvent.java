package dev.smena.events;

/** What can happen to an export of shift tasks into a spreadsheet. */
public sealed interface ExportEvent extends TaskEvent
        permits ExportRequested, ExportProgressed, ExportCompleted, ExportFailed {}
