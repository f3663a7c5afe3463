package dev.smena.command;

import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/** A command or its input is refused and nothing has changed; it carries all that the problem document needs. */
public final class Refusal extends RuntimeException implements ErrorResponse {

    private static final int MOST_ERRORS = 1_000;

    private final ProblemCode code;
    private final transient ProblemDetail body;
    private final transient HttpHeaders headers = new HttpHeaders();

    public Refusal(ProblemCode code, String detail) {
        this(code, detail, List.of());
    }

    public Refusal(ProblemCode code, String detail, List<InvalidField> errors) {
        super(detail, null, false, false);
        this.code = code;
        this.body = ProblemDetail.forStatusAndDetail(code.status(), detail);
        body.setProperty("code", code.toString());
        if (!errors.isEmpty()) {
            body.setProperty("errors", errors);
        }
    }

    /** Names the first {@value #MOST_ERRORS} faults; a body can hold hundreds of thousands. */
    public static Refusal invalid(List<InvalidField> errors) {
        String detail = errors.size() <= MOST_ERRORS
                ? "The input is not valid; see errors."
                : "The input is not valid; see errors for the first %,d of %,d.".formatted(MOST_ERRORS, errors.size());
        return new Refusal(
                ProblemCode.VALIDATION_FAILED,
                detail,
                errors.stream().limit(MOST_ERRORS).toList());
    }

    public static Refusal batchNotFound(String id) {
        return new Refusal(ProblemCode.BATCH_NOT_FOUND, "There is no batch " + id + ".");
    }

    public static Refusal webhookNotFound(String id) {
        return new Refusal(ProblemCode.WEBHOOK_NOT_FOUND, "There is no webhook " + id + ".");
    }

    /** @param wait after which it may be different */
    public static Refusal forNow(ProblemCode code, String detail, Duration wait) {
        var refusal = new Refusal(code, detail);
        refusal.headers.set(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds()));
        return refusal;
    }

    public ProblemCode code() {
        return code;
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return code.status();
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public ProblemDetail getBody() {
        return body;
    }
}
