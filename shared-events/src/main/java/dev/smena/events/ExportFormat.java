package dev.smena.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of file an export is. */
public enum ExportFormat {
    @JsonProperty("excel")
    EXCEL(".xlsx"),
    @JsonProperty("csv")
    CSV(".csv");

    private final String suffix;

    ExportFormat(String suffix) {
        this.suffix = suffix;
    }

    /** How the names of such files end, with the dot. */
    public String suffix() {
        return suffix;
    }
}
