package dev.smena.command;

import java.util.Map;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends commands, waits for their outcome and tells where in the event stream their last event stands. */
@Component
public class Commands {

    private final CommandGateway gateway;

    Commands(CommandGateway gateway) {
        this.gateway = gateway;
    }

    public <R> Written<R> send(Object command) {
        var callback = new FutureCallback<Object, R>();
        gateway.send(command, callback);
        CommandResultMessage<? extends R> answer = callback.getResult();
        if (answer.isExceptional()) {
            throw failure(answer.exceptionResult());
        }
        return new Written<>(answer.getPayload(), position(answer.getMetaData()));
    }

    private static @Nullable Long position(Map<String, ?> metaData) {
        return (Long) metaData.get(Written.POSITION);
    }

    private static RuntimeException failure(Throwable cause) {
        return switch (cause) {
            case AggregateNotFoundException e -> Refusal.batchNotFound(String.valueOf(e.getAggregateIdentifier()));
            case RuntimeException e -> e;
            default -> new IllegalStateException(cause);
        };
    }
}
