package dev.smena.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of file a report is. */
public enum ReportFormat {
    @JsonProperty("excel")
    EXCEL(".xlsx"),
    @JsonProperty("pdf")
    PDF(".pdf");

    private final String suffix;

    ReportFormat(String suffix) {
        this.suffix = suffix;
    }

    /** How the names of such files end, with the dot. */
    public String suffix() {
        return suffix;
    }
}
