package dev.smena.infra.http;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A problem found before a request reached either side, or because something they depend on failed. */
public final class Problem extends ErrorResponseException {

    public Problem(HttpStatus status, String code, String detail) {
        super(status, body(status, code, detail), null);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            getHeaders().set("Retry-After", "1");
        }
    }

    static ProblemDetail body(HttpStatus status, String code, String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setProperty(ProblemAdvice.CODE, code);
        return body;
    }
}
