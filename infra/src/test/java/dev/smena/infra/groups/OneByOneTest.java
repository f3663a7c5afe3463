package dev.smena.infra.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.Answers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is left of an event that fails, and what Axon is told of it. */
class OneByOneTest {

    private static final EventMessage<?> EVENT = GenericEventMessage.asEventMessage("an event");

    private final JdbcClient jdbc = mock(Answers.RETURNS_DEEP_STUBS);
    private final ObjectProvider<JdbcClient> provider = mock();
    private final MessageHandlingMember<Object> handler = mock();
    private final MessageHandlingMember<Object> wrapped = wrap();
    private final UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(EVENT);

    private MessageHandlingMember<Object> wrap() {
        when(provider.getObject()).thenReturn(jdbc);
        when(handler.canHandleMessageType(EventMessage.class)).thenReturn(true);
        return new OneByOne(provider).wrapHandler(handler);
    }

    @AfterEach
    void end() {
        work.rollback();
    }

    static Throwable[] failures() {
        return new Throwable[] {
            new IllegalArgumentException("an exception"),
            new AssertionError("an assertion"),
            new NoClassDefFoundError("a class"),
            new StackOverflowError("a depth"),
            new OutOfMemoryError("a heap")
        };
    }

    @ParameterizedTest
    @MethodSource("failures")
    void nothingIsLeftOfAnEventThatFailsByItself(Throwable failure) throws Exception {
        OneByOne.begin(work);
        when(handler.handle(EVENT, this)).thenThrow(failure);

        assertThatThrownBy(() -> wrapped.handle(EVENT, this))
                .isInstanceOf(Exception.class)
                .hasStackTraceContaining(failure.toString());

        var order = inOrder(jdbc);
        order.verify(jdbc).sql("savepoint one_event");
        order.verify(jdbc).sql("rollback to savepoint one_event");
        verify(jdbc, never()).sql("release savepoint one_event");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void amongOthersItIsAnExceptionWithWhichAllAreTriedAgain(Throwable failure) throws Exception {
        when(handler.handle(EVENT, this)).thenThrow(failure);

        assertThatThrownBy(() -> wrapped.handle(EVENT, this))
                .isInstanceOf(Exception.class)
                .hasStackTraceContaining(failure.toString());

        verify(jdbc, never()).sql(anyString());
    }

    @Test
    void whatGoesWellStays() throws Exception {
        OneByOne.begin(work);
        when(handler.handle(EVENT, this)).thenReturn("done");

        assertThat(wrapped.handle(EVENT, this)).isEqualTo("done");

        verify(jdbc).sql("release savepoint one_event");
        verify(jdbc, never()).sql("rollback to savepoint one_event");
    }
}
