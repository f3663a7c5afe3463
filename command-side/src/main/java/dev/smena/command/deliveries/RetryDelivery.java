package dev.smena.command.deliveries;

import dev.smena.events.DeliveryId;

/** The time has come for a delivery that waits for its next attempt. Appends no event: the attempt will. */
record RetryDelivery(DeliveryId deliveryId) {}
