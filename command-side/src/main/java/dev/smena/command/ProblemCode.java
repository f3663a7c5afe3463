package dev.smena.command;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Why a command or its input can be refused, with the HTTP status the contract gives it. */
public enum ProblemCode {
    MALFORMED_REQUEST(HttpStatus.BAD_REQUEST),
    TOO_MANY_CODES(HttpStatus.BAD_REQUEST),
    BATCH_NOT_FOUND(HttpStatus.NOT_FOUND),
    WEBHOOK_NOT_FOUND(HttpStatus.NOT_FOUND),
    DELIVERY_NOT_FOUND(HttpStatus.NOT_FOUND),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    BATCH_ALREADY_EXISTS(HttpStatus.CONFLICT),
    PRODUCT_ALREADY_EXISTS(HttpStatus.CONFLICT),
    BATCH_CLOSED(HttpStatus.CONFLICT),
    CONCURRENT_CHANGE(HttpStatus.CONFLICT),
    VERSION_MISMATCH(HttpStatus.PRECONDITION_FAILED),
    VALIDATION_FAILED(HttpStatus.UNPROCESSABLE_CONTENT),
    TOO_MANY_TASKS(HttpStatus.TOO_MANY_REQUESTS),
    DEPENDENCY_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE);

    private final HttpStatus status;

    ProblemCode(HttpStatus status) {
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
