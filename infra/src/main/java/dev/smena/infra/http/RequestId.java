package dev.smena.infra.http;

import dev.smena.infra.eventstore.RequestOrigin;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes {@code X-Request-Id} from the request or makes one; it is in the answer, in the log and in every event. */
@Component
@Order(1)
class RequestId extends OncePerRequestFilter {

    private static final String HEADER = "X-Request-Id";
    private static final Pattern ACCEPTED = Pattern.compile("[!-~]{1,128}");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        MDC.put(RequestOrigin.CORRELATION_ID, assign(request, response));
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(RequestOrigin.CORRELATION_ID);
        }
    }

    /** Puts the id into the answer, unless it has one already, and returns it. */
    static String assign(HttpServletRequest request, HttpServletResponse response) {
        String id = Optional.ofNullable(response.getHeader(HEADER))
                .or(() -> Optional.ofNullable(request.getHeader(HEADER))
                        .filter(given -> ACCEPTED.matcher(given).matches()))
                .orElseGet(() -> UUID.randomUUID().toString());
        response.setHeader(HEADER, id);
        return id;
    }

    /** Some requests reach us as errors only. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
