package dev.smena.command;

import java.util.List;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/** A command or its input is refused and nothing has changed; it carries all that the problem document needs. */
public final class Refusal extends RuntimeException implements ErrorResponse {

    private final ProblemCode code;
    private final transient ProblemDetail body;

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

    public static Refusal invalid(List<InvalidField> errors) {
        return new Refusal(ProblemCode.VALIDATION_FAILED, "The input is not valid; see errors.", errors);
    }

    public static Refusal batchNotFound(String id) {
        return new Refusal(ProblemCode.BATCH_NOT_FOUND, "There is no batch " + id + ".");
    }

    public ProblemCode code() {
        return code;
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return code.status();
    }

    @Override
    public ProblemDetail getBody() {
        return body;
    }
}
