package dev.smena.infra.http;

import dev.smena.infra.SmenaProperties;
import dev.smena.infra.roles.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Says of the operations of a role that this node does not have that they belong elsewhere. Without that it would say that
 * there is no such thing, which is an answer that a client might act upon.
 */
@Configuration(proxyBeanMethods = false)
class OtherRoles implements SmartInitializingSingleton, WebMvcConfigurer, HandlerInterceptor {

    private final Contract contract;
    private final SmenaProperties properties;
    private final ObjectProvider<RequestMappingHandlerMapping> routes;

    OtherRoles(
            Contract contract,
            SmenaProperties properties,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> routes) {
        this.contract = contract;
        this.properties = properties;
        this.routes = routes;
    }

    /** What stands in for a handler on a node of another role. */
    private record Elsewhere(Role role) {

        void refuse() {
            throw Problem.misdirected(role);
        }
    }

    @Override
    public void afterSingletonsInstantiated() {
        contract.operationsOfRoles()
                .filter(operation -> !properties.roles().contains(operation.role()))
                .forEach(this::register);
    }

    private void register(Contract.Operation operation) {
        var mapping = routes.getObject();
        mapping.registerMapping(
                RequestMappingInfo.paths(operation.path())
                        .methods(operation.method())
                        .options(mapping.getBuilderConfiguration())
                        .build(),
                new Elsewhere(operation.role()),
                Objects.requireNonNull(ReflectionUtils.findMethod(Elsewhere.class, "refuse")));
    }

    /** First of all, so that nobody else waits for anything or finds fault with the request. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**").order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && method.getBean() instanceof Elsewhere elsewhere) {
            elsewhere.refuse();
        }
        return true;
    }
}
