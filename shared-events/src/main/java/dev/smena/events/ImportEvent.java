package dev.smena.events;

/** What can happen to an import of shift tasks from a spreadsheet. */
public sealed interface ImportEvent extends TaskEvent
        permits ImportRequested, ImportProgressed, ImportCompleted, ImportFailed {}
