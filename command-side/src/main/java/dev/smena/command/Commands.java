package dev.smena.command;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends commands, waits for their outcome and tells where in the event stream their last event stands. */
@Component
public class Commands {

    private final CommandGateway gateway;

    public Commands(CommandGateway gateway) {
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

    /**
     * As {@link #send}, but never as a part of the transaction at hand: whatever becomes of that, this is done or not
     * done by itself, and its failure can be dealt with.
     *
     * @param metaData who wanted it, and with which request
     */
    public <R> R sendApart(Object command, Map<String, ?> metaData) {
        var message = GenericCommandMessage.asCommandMessage(command).andMetaData(metaData);
        var sent = new FutureTask<R>(() -> this.<R>send(message).result());
        Thread.startVirtualThread(sent);
        try {
            return sent.get();
        } catch (ExecutionException e) {
            throw failure(Objects.requireNonNull(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + command.getClass(), e);
        }
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
