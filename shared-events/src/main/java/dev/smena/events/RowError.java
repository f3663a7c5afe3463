package dev.smena.events;

/** Why a row of a spreadsheet, numbered as the spreadsheet shows it, was skipped. */
public record RowError(int row, String error) {}
