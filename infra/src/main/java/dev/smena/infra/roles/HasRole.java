package dev.smena.infra.roles;

import java.util.Objects;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether this node has the role that {@link OnRole} names. */
final class HasRole implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Object wanted = Objects.requireNonNull(metadata.getAnnotationAttributes(OnRole.class.getName()))
                .get("value");
        return Role.of(context.getEnvironment()).contains(wanted);
    }
}
