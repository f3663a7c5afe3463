package dev.smena.infra.http;

import dev.smena.query.QueryProblem;
import dev.smena.query.QueryProblem.InvalidParameter;
import dev.smena.query.input.QueryBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses writes that are given what they do not take, since whoever gives it expects something of it: parameters in the URL,
 * which none takes, and fields in the body of those that take no body.
 */
@Configuration(proxyBeanMethods = false)
class StrictWrites implements WebMvcConfigurer, HandlerInterceptor {

    private static final Set<String> WRITES =
            Set.of(HttpMethod.POST.name(), HttpMethod.PATCH.name(), HttpMethod.DELETE.name());

    private final JsonMapper json;

    StrictWrites(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (WRITES.contains(request.getMethod()) && handler instanceof HandlerMethod method) {
            refuseParameters(request.getQueryString());
            if (Stream.of(method.getMethodParameters()).noneMatch(StrictWrites::isBody)) {
                refuseFields(request);
            }
        }
        return true;
    }

    private static void refuseParameters(@Nullable String query) {
        List<InvalidParameter> unknown = query == null ? List.of() : parameters(query);
        if (!unknown.isEmpty()) {
            throw QueryProblem.invalid(unknown);
        }
    }

    /** By their names as they are written, with what is encoded in them; what has no name is no parameter. */
    private static List<InvalidParameter> parameters(String query) {
        return Stream.of(query.split("&"))
                .map(parameter -> parameter.split("=", 2)[0])
                .filter(name -> !name.isEmpty())
                .distinct()
                .map(InvalidParameter::unknown)
                .toList();
    }

    private static boolean isBody(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestBody.class)
                || MultipartRequest.class.isAssignableFrom(parameter.getParameterType());
    }

    /** Whatever type it is said to be of: many clients send an empty object, or nothing under a type. */
    private void refuseFields(HttpServletRequest request) throws IOException {
        JsonNode body;
        try {
            body = json.readTree(request.getInputStream());
        } catch (JacksonException e) {
            throw new HttpMessageNotReadableException("not JSON", e, new ServletServerHttpRequest(request));
        }
        if (!body.isMissingNode()) {
            new QueryBody(body).end();
        }
    }
}
