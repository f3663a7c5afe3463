package dev.smena.query.past;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A product as it was. @param aggregatedAt null if it was not aggregated then */
public record ProductThen(String code, @Nullable Instant aggregatedAt) {}
