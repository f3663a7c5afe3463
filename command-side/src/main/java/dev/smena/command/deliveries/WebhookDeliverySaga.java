package dev.smena.command.deliveries;

import dev.smena.command.Commands;
import dev.smena.events.DeliveryAttempted;
import dev.smena.events.DeliveryFailed;
import dev.smena.events.DeliveryId;
import dev.smena.events.DeliverySucceeded;
import dev.smena.events.RedeliveryRequested;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Takes a delivery from one attempt to the next. It begins with the first that was in vain: what arrives at once needs no
 * process. Between attempts it is a persistent deadline.
 */
@Saga
@ProcessingGroup("webhook-delivery")
public class WebhookDeliverySaga {

    static final String RETRY = "webhook-retry";

    private @Nullable String deadlineId;

    private transient Commands commands;
    private transient DeadlineManager deadlines;

    /** The time for the next attempt has come. */
    record Retry(DeliveryId deliveryId) {}

    @StartSaga
    @SagaEventHandler(associationProperty = "deliveryId")
    void on(DeliveryAttempted event) {
        stopWaiting();
        deadlineId = deadlines.schedule(event.nextAttemptAt(), RETRY, new Retry(event.deliveryId()));
    }

    @DeadlineHandler(deadlineName = RETRY)
    void on(Retry due) {
        deadlineId = null;
        commands.send(new RetryDelivery(due.deliveryId()));
    }

    /** It is due already, so what it waited for shall not make it due once more. */
    @SagaEventHandler(associationProperty = "deliveryId")
    void on(RedeliveryRequested event) {
        stopWaiting();
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "deliveryId")
    void on(DeliverySucceeded event) {
        stopWaiting();
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "deliveryId")
    void on(DeliveryFailed event) {
        stopWaiting();
    }

    private void stopWaiting() {
        if (deadlineId != null) {
            deadlines.cancelSchedule(RETRY, deadlineId);
            deadlineId = null;
        }
    }

    @Autowired
    void with(Commands given) {
        commands = given;
    }

    @Autowired
    void with(DeadlineManager given) {
        deadlines = given;
    }
}
