package dev.smena.infra.http;

import dev.smena.query.QueryProblem;
import dev.smena.query.QueryProblem.InvalidParameter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses writes with parameters in their URL, since none takes any: whoever gives one expects something of it. */
@Configuration(proxyBeanMethods = false)
class ParametersOfWrites implements WebMvcConfigurer, HandlerInterceptor {

    private static final Set<String> WRITES =
            Set.of(HttpMethod.POST.name(), HttpMethod.PATCH.name(), HttpMethod.DELETE.name());

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String query = request.getQueryString();
        if (query != null && WRITES.contains(request.getMethod()) && handler instanceof HandlerMethod) {
            List<InvalidParameter> unknown = parameters(query);
            if (!unknown.isEmpty()) {
                throw QueryProblem.invalid(unknown);
            }
        }
        return true;
    }

    /** By their names as they are written, with what is encoded in them; what has no name is no parameter. */
    private static List<InvalidParameter> parameters(String query) {
        return Stream.of(query.split("&"))
                .map(parameter -> parameter.split("=", 2)[0])
                .filter(name -> !name.isEmpty())
                .distinct()
                .map(name -> new InvalidParameter("/" + name.replace("~", "~0").replace("/", "~1"), "is unknown"))
                .toList();
    }
}
