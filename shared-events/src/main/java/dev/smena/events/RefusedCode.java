package dev.smena.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A code a command left as it was.
 *
 * @param aggregatedAt only with {@link #ALREADY_AGGREGATED}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RefusedCode(
        String code, String reason, @Nullable Instant aggregatedAt) {

    public static final String NOT_FOUND = "not found";
    public static final String ATTACHED_TO_ANOTHER_BATCH = "attached to another batch";
    public static final String ALREADY_REGISTERED = "already registered";
    public static final String ALREADY_AGGREGATED = "already aggregated";
    public static final String NOT_AGGREGATED = "not aggregated";
    public static final String DUPLICATE = "duplicate in request";
    public static final String BATCH_NOT_FOUND = "batch not found";
    public static final String BATCH_CLOSED = "batch closed";

    public static RefusedCode of(String code, String reason) {
        return new RefusedCode(code, reason, null);
    }

    public static RefusedCode duplicate(String code) {
        return of(code, DUPLICATE);
    }
}
