package dev.smena.infra.http;

import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;

/** Says why and where a body is no JSON, without the parser's own hints at its classes and settings. */
final class UnreadableBody {

    private static final Pattern HINT = Pattern.compile(
            ", from `[^`]*`|: enable `.*| \\(start marker .*| \\(for \\w+ starting at .*| \\(not recognized .*",
            Pattern.DOTALL);

    private UnreadableBody() {}

    static Problem problem(HttpMessageNotReadableException failure) {
        return Causes.find(failure, PayloadTooLarge.class)
                .map(PayloadTooLarge::problem)
                .or(() -> Causes.find(failure, NoRoomForBody.class).map(NoRoomForBody::problem))
                .orElseGet(() -> new Problem(HttpStatus.BAD_REQUEST, "malformed-request", reason(failure)));
    }

    private static String reason(HttpMessageNotReadableException failure) {
        Optional<? extends JacksonException> broken = Causes.find(failure, StreamReadException.class);
        return broken.map(e -> "The body is not valid JSON, at line %d, column %d: %s"
                        .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr(), withoutHints(e)))
                .or(() -> Causes.find(failure, StreamConstraintsException.class)
                        .map(e -> "The body is more than can be read: " + withoutHints(e)))
                .orElse("The body cannot be read as one JSON value.");
    }

    private static String withoutHints(JacksonException e) {
        return HINT.matcher(e.getOriginalMessage()).replaceAll("");
    }
}
