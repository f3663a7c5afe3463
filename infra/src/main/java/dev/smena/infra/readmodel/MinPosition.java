package dev.smena.infra.readmodel;

import dev.smena.infra.SmenaProperties;
import dev.smena.infra.http.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets a read wait until what it is answered from has reached the position it asks for with {@code Smena-Min-Position}: the
 * read model, or the event store.
 */
@Configuration(proxyBeanMethods = false)
public class MinPosition implements WebMvcConfigurer, HandlerInterceptor {

    private static final String HEADER = "Smena-Min-Position";
    private static final Set<String> READS = Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name());
    /** Asked with POST, and yet a read. */
    private static final String COMPARISON = "/api/v1/analytics/compare-batches";

    private static final Pattern POSITION = Pattern.compile("[0-9]{1,40}");

    private final ReadModel readModel;
    private final FromEvents events;
    private final SmenaProperties properties;

    MinPosition(ReadModel readModel, FromEvents events, SmenaProperties properties) {
        this.readModel = readModel;
        this.events = events;
        this.properties = properties;
    }

    /** Whether this thread is about a request that asks for a position. */
    public static boolean isAskedFor() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                && request.getRequest().getHeader(HEADER) != null;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String wanted = request.getHeader(HEADER);
        if (wanted != null && isRead(request)) {
            long position = position(wanted);
            var patience = properties.query().maxWait();
            if (!(FromEvents.answers(request)
                    ? events.await(position, patience)
                    : readModel.await(Set.of(ReadGroup.shownBy(request)), position, patience))) {
                throw new Problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "read-model-behind",
                        "The read model has not reached position " + wanted + " in time.");
            }
        }
        return true;
    }

    private static boolean isRead(HttpServletRequest request) {
        return READS.contains(request.getMethod()) || ReadGroup.pattern(request).equals(COMPARISON);
    }

    private static long position(String header) {
        if (!POSITION.matcher(header.strip()).matches()) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST, "malformed-request", HEADER + " must be a position from Smena-Position.");
        }
        return new BigInteger(header.strip())
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValue();
    }
}
