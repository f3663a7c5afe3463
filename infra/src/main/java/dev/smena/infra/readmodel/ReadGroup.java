package dev.smena.infra.readmodel;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.web.servlet.HandlerMapping;

/** What is projected together, by a processing group, and so is waited for together. */
public enum ReadGroup {
    BATCH("work_center", "batch", "product", "task", "task_error"),
    WEBHOOK("webhook", "webhook_delivery", "webhook_delivery_count"),
    ANALYTICS("counted_batch", "count_by_shift", "count_by_work_center", "count_by_day");

    private static final String WEBHOOKS = "/api/v1/webhooks";
    private static final String DASHBOARD = "/api/v1/analytics/dashboard";

    private final List<String> tables;

    ReadGroup(String... tables) {
        this.tables = List.of(tables);
    }

    /** The group with a processor of this name, which there must be. */
    public static ReadGroup named(String processor) {
        return valueOf(processor.toUpperCase(Locale.ROOT));
    }

    /** Its tables in schema {@code query}, in the order in which they are written and so have to be locked. */
    public List<String> tables() {
        return tables;
    }

    /** The group that keeps what this endpoint shows. */
    static ReadGroup shownBy(HttpServletRequest request) {
        String pattern = pattern(request);
        return pattern.startsWith(WEBHOOKS) ? WEBHOOK : pattern.startsWith(DASHBOARD) ? ANALYTICS : BATCH;
    }

    /** The groups that keep what this endpoint changes. */
    static Set<ReadGroup> changedBy(HttpServletRequest request) {
        return pattern(request).startsWith(WEBHOOKS) ? Set.of(WEBHOOK) : Set.of(BATCH, ANALYTICS);
    }

    /** The path of the endpoint, with names for its variable parts; empty if there is none. */
    static String pattern(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                ? pattern
                : "";
    }

    /** The name of its processor. */
    public String processor() {
        return name().toLowerCase(Locale.ROOT);
    }
}
