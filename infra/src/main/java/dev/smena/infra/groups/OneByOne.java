package dev.smena.infra.groups;

import dev.smena.command.EventByEvent;
import dev.smena.query.Gathering;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets an event fail by itself. Where events are taken one by one, a savepoint is set before each, so that after one
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
                    public @Nullable Object handle(Message<?> message, T target) throws Exception {
                        Handling handling = () -> super.handle(message, target);
                        return isOn() ? apart(handling) : contained(handling);
                    }
                }
                : handler;
    }

    static boolean isOn() {
        return CurrentUnitOfWork.isStarted()
                && CurrentUnitOfWork.get().root().resources().containsKey(Gathering.ONE_BY_ONE);
    }

    /** To be done with the first event of a transaction: so are all of it taken. */
    static void begin(UnitOfWork<?> root) {
        root.resources().put(Gathering.ONE_BY_ONE, true);
        root.resources().put(EventByEvent.KEY, true);
    }

    /** What an event handler does. */
    @FunctionalInterface
    interface Handling {

        @Nullable
        Object handle() throws Exception;
    }

    @Nullable
    Object apart(Handling handling) throws Exception {
        JdbcClient connection = jdbc.getObject();
        connection.sql("savepoint one_event").update();
        try {
            @Nullable Object result = contained(handling);
            connection.sql("release savepoint one_event").update();
            return result;
        } catch (Exception e) {
            connection.sql("rollback to savepoint one_event").update();
            throw e;
        }
    }

    /** Of exceptions only does Axon take notice: an Error would end the work of the group without a word, and for good. */
    static @Nullable Object contained(Handling handling) throws Exception {
        try {
            return handling.handle();
        } catch (Error e) {
            throw new IllegalStateException(e);
        }
    }
}
