package dev.smena.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.smena.events.BatchId;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A question that cannot be answered, as a problem document (RFC 9457) with the contract's code. */
public final class QueryProblem extends ErrorResponseException {

    /** One fault; the pointer is {@code /} and the parameter's name, or one into the body (RFC 6901). */
    public record InvalidParameter(String pointer, String detail) {

        /** With half surrogate pairs in its name replaced, which no answer could carry back. */
        public static InvalidParameter unknown(String name) {
            String shown = new String(name.getBytes(UTF_8), UTF_8);
            return new InvalidParameter("/" + shown.replace("~", "~0").replace("/", "~1"), "is unknown");
        }
    }

    private QueryProblem(HttpStatus status, String code, String detail, List<InvalidParameter> errors) {
        super(status, body(status, code, detail, errors), null);
    }

    public static QueryProblem batchNotFound(String id) {
        return new QueryProblem(HttpStatus.NOT_FOUND, "batch-not-found", "There is no batch " + id + ".", List.of());
    }

    /** The batch came into being only later. */
    public static QueryProblem batchNotYetEntered(BatchId batch) {
        return new QueryProblem(
                HttpStatus.NOT_FOUND,
                "batch-not-found",
                "Batch " + batch + " did not exist at that time: it was entered later.",
                List.of());
    }

    /** @param last the number of the batch's last version */
    public static QueryProblem noSuchVersion(BatchId batch, long version, long last) {
        return new QueryProblem(
                HttpStatus.NOT_FOUND,
                "batch-not-found",
                "Batch " + batch + " has no version " + version + "; its last one is " + last + ".",
                List.of());
    }

    /** @param wait after which there may be room */
    public static QueryProblem tooManyRebuilds(Duration wait) {
        var problem = new QueryProblem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "dependency-unavailable",
                "Too many are reading the past of large batches at the moment; repeat the request later.",
                List.of());
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds()));
        return problem;
    }

    public static QueryProblem taskNotFound(String id) {
        return new QueryProblem(HttpStatus.NOT_FOUND, "task-not-found", "There is no task " + id + ".", List.of());
    }

    public static QueryProblem webhookNotFound(String id) {
        return new QueryProblem(
                HttpStatus.NOT_FOUND, "webhook-not-found", "There is no webhook " + id + ".", List.of());
    }

    public static QueryProblem deliveryNotFound(String webhook, String id) {
        return new QueryProblem(
                HttpStatus.NOT_FOUND,
                "delivery-not-found",
                "Webhook " + webhook + " has no delivery " + id + ".",
                List.of());
    }

    /** @param wait after which there may be room */
    public static QueryProblem tooManyStreams(Duration wait) {
        var problem = new QueryProblem(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-streams",
                "Too many are following tasks at the moment; ask for the task itself, or repeat the request later.",
                List.of());
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds()));
        return problem;
    }

    public static QueryProblem unreadable(List<InvalidParameter> errors) {
        return new QueryProblem(
                HttpStatus.BAD_REQUEST, "malformed-request", "Parameters cannot be read; see errors.", errors);
    }

    public static QueryProblem invalid(List<InvalidParameter> errors) {
        return new QueryProblem(
                HttpStatus.UNPROCESSABLE_CONTENT, "validation-failed", "The input is not valid; see errors.", errors);
    }

    private static ProblemDetail body(HttpStatus status, String code, String detail, List<InvalidParameter> errors) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setProperty("code", code);
        if (!errors.isEmpty()) {
            body.setProperty("errors", errors);
        }
        return body;
    }
}
