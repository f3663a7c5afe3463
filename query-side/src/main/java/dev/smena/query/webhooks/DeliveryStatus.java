package dev.smena.query.webhooks;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a delivery is still to be made, has been, or was given up. */
enum DeliveryStatus {
    PENDING,
    SUCCESS,
    FAILED;

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
