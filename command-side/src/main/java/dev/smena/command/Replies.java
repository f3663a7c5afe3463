package dev.smena.command;

import dev.smena.events.BatchId;
import dev.smena.events.WebhookId;
import java.util.Collection;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers to writes: each tells with {@code Smena-Position} how far a reader must have read to see it. */
@Component
public class Replies {

    public static final String POSITION = "Smena-Position";

    private final StoredEvents events;

    Replies(StoredEvents events) {
        this.events = events;
    }

    /** @param aggregates the ids of those it was about; 0 is the position of a write that found none of them */
    public ResponseEntity.BodyBuilder of(HttpStatus status, Written<?> written, Collection<?> aggregates) {
        long position = Optional.ofNullable(written.position())
                .or(() -> events.lastPosition(aggregates))
                .orElse(0L);
        return ResponseEntity.status(status).header(POSITION, Long.toString(position));
    }

    /** The batch meant by an id in a path; what is no UUID is no batch. */
    public static BatchId batchId(String id) {
        return BatchId.parse(id).orElseThrow(() -> Refusal.batchNotFound(id));
    }

    /** The webhook meant by an id in a path; what is no UUID is no webhook. */
    public static WebhookId webhookId(String id) {
        return WebhookId.parse(id).orElseThrow(() -> Refusal.webhookNotFound(id));
    }

    public static String etag(long version) {
        return "\"" + version + "\"";
    }
}
