package dev.smena.infra.readmodel;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.web.servlet.HandlerMapping;

/** What is projected together, by a processing group, and so is waited for together. */
enum ReadGroup {
    BATCH,
    WEBHOOK;

    private static final String WEBHOOKS = "/api/v1/webhooks";

    /** The group that keeps what this endpoint shows or changes. */
    static ReadGroup of(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                        && pattern.startsWith(WEBHOOKS)
                ? WEBHOOK
                : BATCH;
    }

    /** The name of its processor. */
    String processor() {
        return name().toLowerCase(Locale.ROOT);
    }
}
