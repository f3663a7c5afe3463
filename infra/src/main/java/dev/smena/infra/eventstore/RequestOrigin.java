package dev.smena.infra.eventstore;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.slf4j.MDC;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Tells each command who sent it and which request it came with; whatever it carries already stays. */
public final class RequestOrigin implements MessageDispatchInterceptor<CommandMessage<?>> {

    public static final String ACTOR = "actor";
    public static final String CORRELATION_ID = "correlation_id";

    private static final String UNKNOWN_CALLER = "anonymous";
    private static final String SMENA_ITSELF = "system";

    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
            List<? extends CommandMessage<?>> commands) {
        return (index, command) -> {
            var origin = new HashMap<String, Object>(Map.of(ACTOR, actor(), CORRELATION_ID, correlationId()));
            origin.putAll(command.getMetaData());
            return command.withMetaData(origin);
        };
    }

    private static String actor() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
                ? Optional.ofNullable(web.getRequest().getRemoteUser()).orElse(UNKNOWN_CALLER)
                : SMENA_ITSELF;
    }

    private static String correlationId() {
        return Optional.ofNullable(MDC.get(CORRELATION_ID))
                .orElseGet(() -> UUID.randomUUID().toString());
    }
}
