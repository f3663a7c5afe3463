package dev.smena.events;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a long piece of work does. */
public enum TaskKind {
    AGGREGATION,
    REPORT,
    IMPORT,
    EXPORT,
    REBUILD,
    INTEGRITY;

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
