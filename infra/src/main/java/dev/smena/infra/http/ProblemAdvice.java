package dev.smena.infra.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.UriUtils;

/** Turns every failure into a problem document (RFC 9457) with the contract's code; only our own faults are logged. */
@RestControllerAdvice
class ProblemAdvice {

    static final String CODE = "code";

    private static final String BROKEN_QUERY =
            "The query string must be name=value pairs, at most 1,000, percent-encoded as UTF-8.";
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final Map<Integer, String> CODES = Map.of(
            400, "malformed-request",
            404, "not-found",
            405, "method-not-allowed",
            406, "not-acceptable",
            409, "concurrent-change",
            413, "payload-too-large",
            415, "unsupported-media-type",
            500, "internal-error",
            503, "dependency-unavailable");

    private final DataSize largestFile;

    ProblemAdvice(MultipartConfigElement uploads) {
        this.largestFile = DataSize.ofBytes(uploads.getMaxFileSize());
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemDetail> handle(Exception failure, HttpServletRequest request) {
        return switch (failure) {
            case NoResourceFoundException nothing ->
                answer(new Problem(HttpStatus.NOT_FOUND, "not-found", "There is nothing at this path."), request);
            case HttpMediaTypeNotSupportedException unsupported -> answer(withTypes(unsupported), request);
            case InvalidParameterException unreadable -> answer(malformed(BROKEN_QUERY), request);
            case MultipartException unreadable -> answer(BrokenForm.problem(unreadable, largestFile), request);
            case ErrorResponse known -> answer(known, request);
            case HttpMessageNotReadableException unreadable -> answer(UnreadableBody.problem(unreadable), request);
            default -> unexpected(failure, request);
        };
    }

    /** Completes a problem with what all of them have: type, code, title and the path they concern. */
    static ProblemDetail complete(ProblemDetail problem, String path) {
        String code = Optional.ofNullable(problem.getProperties())
                .map(properties -> properties.get(CODE))
                .map(String::valueOf)
                .orElseGet(() -> CODES.getOrDefault(problem.getStatus(), "malformed-request"));
        problem.setType(URI.create("urn:smena:problem:" + code));
        problem.setTitle(title(code));
        problem.setProperty(CODE, code);
        problem.setInstance(instance(path));
        return problem;
    }

    /** The path as it was sent, or made a URI if it was none. */
    private static URI instance(String path) {
        try {
            return new URI(path);
        } catch (URISyntaxException e) {
            return URI.create(UriUtils.encodePath(path, UTF_8));
        }
    }

    private static String title(String code) {
        return Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('-', ' ');
    }

    private static ErrorResponse withTypes(HttpMediaTypeNotSupportedException unsupported) {
        unsupported.getBody().setDetail("Content-Type must be one of " + unsupported.getSupportedMediaTypes() + ".");
        return unsupported;
    }

    static Problem malformed(String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, "malformed-request", detail);
    }

    /** Nothing is answered to a client that is gone, and nothing is wrong with us. */
    private static @Nullable ResponseEntity<ProblemDetail> unexpected(Exception failure, HttpServletRequest request) {
        if (Causes.find(failure, ClientAbortException.class).isPresent()
                || Causes.find(failure, AsyncRequestNotUsableException.class).isPresent()) {
            log.debug("{} {}: the client is gone", request.getMethod(), request.getRequestURI());
            return null;
        }
        Problem problem = Failures.problem(failure);
        if (problem.getStatusCode().isSameCodeAs(HttpStatus.INTERNAL_SERVER_ERROR)) {
            log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        } else {
            log.warn("{} {}: {}", request.getMethod(), request.getRequestURI(), failure.toString());
        }
        return answer(problem, request);
    }

    private static ResponseEntity<ProblemDetail> answer(ErrorResponse problem, HttpServletRequest request) {
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(complete(problem.getBody(), request.getRequestURI()));
    }
}
