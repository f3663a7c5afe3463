package dev.smena.events;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What receivers are told of. */
public enum WebhookEventType {
    BATCH_CREATED,
    BATCH_UPDATED,
    BATCH_CLOSED,
    PRODUCT_AGGREGATED,
    REPORT_GENERATED,
    IMPORT_COMPLETED,
    /** Sent on demand to one subscription; nobody subscribes to it. */
    TEST;

    /** Those that a subscription can name. */
    public static List<WebhookEventType> subscribable() {
        return Stream.of(values()).filter(type -> type != TEST).toList();
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
