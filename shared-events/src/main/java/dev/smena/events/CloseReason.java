package dev.smena.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a batch was closed: by a person or integrator, or by the clock. */
public enum CloseReason {
    @JsonProperty("manual")
    MANUAL,
    @JsonProperty("auto")
    AUTO
}
