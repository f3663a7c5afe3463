package dev.smena.infra.readmodel;

import dev.smena.query.Gathering;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets an event fail by itself. Where events are projected one by one, a savepoint is set before each, so that after one
 * that fails the transaction can go on, with all that went well before.
 */
@Component
class OneByOne implements HandlerEnhancerDefinition {

    private final ObjectProvider<JdbcClient> jdbc;

    OneByOne(ObjectProvider<JdbcClient> jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> handler) {
        return handler.canHandleMessageType(EventMessage.class)
                ? new WrappedMessageHandlingMember<>(handler) {
                    @Override
                    public Object handle(Message<?> message, T target) throws Exception {
                        return isOn() ? apart(() -> super.handle(message, target)) : super.handle(message, target);
                    }
                }
                : handler;
    }

    private static boolean isOn() {
        return CurrentUnitOfWork.isStarted()
                && CurrentUnitOfWork.get().root().resources().containsKey(Gathering.ONE_BY_ONE);
    }

    /** What an event handler does. */
    @FunctionalInterface
    private interface Handling {

        Object handle() throws Exception;
    }

    private Object apart(Handling handling) throws Exception {
        JdbcClient connection = jdbc.getObject();
        connection.sql("savepoint one_event").update();
        try {
            Object result = handling.handle();
            connection.sql("release savepoint one_event").update();
            return result;
        } catch (Exception e) {
            connection.sql("rollback to savepoint one_event").update();
            throw e;
        }
    }
}
