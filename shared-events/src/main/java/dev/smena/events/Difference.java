package dev.smena.events;

/** Something kept is not what the events say. @param place where, such as a table and a key @param detail what it is and should be */
public record Difference(String place, String detail) {}
