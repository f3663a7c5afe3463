package dev.smena.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why Smena has switched a subscription off: its receiver said that it is gone, or has failed for too long. */
public enum DisableReason {
    @JsonProperty("gone")
    GONE,
    @JsonProperty("failing")
    FAILING
}
