package violating.smena.command;

import org.axonframework.modelling.saga.SagaEventHandler;

class SagaInDisguise {

    @SagaEventHandler(associationProperty = "batchId")
    void on(String event) {}
}
