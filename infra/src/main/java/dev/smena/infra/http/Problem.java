package dev.smena.infra.http;

import dev.smena.infra.roles.Role;
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

    /** Asked of a node that does not do it, and to be asked of one of that role. */
    public static Problem misdirected(Role role) {
        return new Problem(
                HttpStatus.MISDIRECTED_REQUEST,
                "misdirected-request",
                "This node does not do that; send the request to one of the role " + role + ".");
    }

    static ProblemDetail body(HttpStatus status, String code, String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setProperty(ProblemAdvice.CODE, code);
        return body;
    }
}
