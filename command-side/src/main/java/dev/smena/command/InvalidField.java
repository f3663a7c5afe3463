package dev.smena.command;

/**
 * One fault in the input.
 *
 * @param pointer JSON pointer (RFC 6901) into the request body
 */
public record InvalidField(String pointer, String detail) {}
