package dev.smena.infra.readmodel;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import org.springframework.web.servlet.HandlerMapping;

/** What is projected together, by a processing group, and so is waited for together. */
enum ReadGroup {
    BATCH,
    WEBHOOK,
    ANALYTICS;

    private static final String WEBHOOKS = "/api/v1/webhooks";
    private static final String DASHBOARD = "/api/v1/analytics/dashboard";

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
    String processor() {
        return name().toLowerCase(Locale.ROOT);
    }
}
