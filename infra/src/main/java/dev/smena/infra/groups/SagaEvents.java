package dev.smena.infra.groups;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.saga.AbstractSagaManager;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a saga an event handler like any other, for which Axon can keep dead letters. Where events are taken one by one,
 * the saga is written with each, so that what cannot be written is known, and nothing is left of a saga that failed halfway.
 */
final class SagaEvents implements EventMessageHandler {

    private final AbstractSagaManager<?> sagas;
    private final OneByOne oneByOne;

    SagaEvents(AbstractSagaManager<?> sagas, OneByOne oneByOne) {
        this.sagas = sagas;
        this.oneByOne = oneByOne;
    }

    @Override
    public @Nullable Object handle(EventMessage<?> event) throws Exception {
        return OneByOne.isOn() ? oneByOne.apart(() -> handleAlone(event)) : OneByOne.contained(() -> passOn(event));
    }

    private @Nullable Object handleAlone(EventMessage<?> event) throws Exception {
        ResultMessage<?> result = DefaultUnitOfWork.startAndGet(event).executeWithResult(() -> passOn(event));
        if (result.isExceptional()) {
            Throwable failure = result.exceptionResult();
            throw failure instanceof Exception e ? e : new IllegalStateException(failure);
        }
        return null;
    }

    /** Which events this node takes is decided before. */
    private @Nullable Object passOn(EventMessage<?> event) throws Exception {
        sagas.handle(event, Segment.ROOT_SEGMENT);
        return null;
    }

    @Override
    public boolean canHandle(EventMessage<?> event) {
        return sagas.canHandle(event, Segment.ROOT_SEGMENT);
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return sagas.canHandleType(payloadType);
    }

    @Override
    public boolean supportsReset() {
        return false;
    }
}
