package dev.smena.events;

/** What can happen to a delivery of one event to one subscription. Each attempt is one event, which tells its outcome. */
public sealed interface DeliveryEvent extends DomainEvent
        permits DeliveryScheduled, DeliveryAttempted, DeliverySucceeded, DeliveryFailed, RedeliveryRequested {

    DeliveryId deliveryId();

    WebhookId webhookId();
}
