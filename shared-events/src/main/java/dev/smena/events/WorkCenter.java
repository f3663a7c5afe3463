package dev.smena.events;

/** Where a batch is made. */
public record WorkCenter(WorkCenterId id, String identifier, String name) {}
