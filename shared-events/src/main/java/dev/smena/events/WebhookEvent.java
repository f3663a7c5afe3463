package dev.smena.events;

/** What can happen to a webhook subscription. No event tells its secret. */
public sealed interface WebhookEvent extends DomainEvent
        permits WebhookSubscribed, WebhookChanged, WebhookSecretRotated, WebhookDisabled, WebhookRemoved {

    WebhookId webhookId();
}
