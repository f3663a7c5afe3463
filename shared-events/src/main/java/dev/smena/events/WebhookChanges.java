package dev.smena.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** New values of a subscription's settings; null leaves a setting as it is. */
public record WebhookChanges(
        @Nullable String url,
        @Nullable List<WebhookEventType> events,
        @Nullable Boolean isActive,
        @Nullable Integer retryCount,
        @Nullable Integer timeout) {

    public static final WebhookChanges NONE = new WebhookChanges(null, null, null, null, null);

    /** Only those of these values that differ from the present ones. */
    public WebhookChanges against(WebhookState present) {
        return new WebhookChanges(
                ifOther(url, present.url()),
                ifOther(events, present.events()),
                ifOther(isActive, present.isActive()),
                ifOther(retryCount, present.retryCount()),
                ifOther(timeout, present.timeout()));
    }

    private static <T> @Nullable T ifOther(@Nullable T wanted, T present) {
        return present.equals(wanted) ? null : wanted;
    }
}
