package dev.smena.infra.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns every failure into a problem document (RFC 9457) with the contract's code; only our own faults are logged. */
@RestControllerAdvice
public class ProblemAdvice {

    static final String CODE = "code";

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

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(Exception failure, HttpServletRequest request) {
        return switch (failure) {
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
        problem.setInstance(URI.create(path));
        return problem;
    }

    private static String title(String code) {
        return Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('-', ' ');
    }

    private static ResponseEntity<ProblemDetail> unexpected(Exception failure, HttpServletRequest request) {
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
