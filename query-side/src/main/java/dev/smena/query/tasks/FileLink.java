package dev.smena.query.tasks;

import java.time.Instant;

/** Where anybody who has it can download a file, without further credentials, until it expires. */
public record FileLink(String url, Instant expiresAt) {}
