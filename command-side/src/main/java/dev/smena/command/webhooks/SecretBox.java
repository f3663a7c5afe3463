package dev.smena.command.webhooks;

import dev.smena.events.WebhookId;

/** Encrypts secrets for the table they lie in; what is sealed for one subscription opens for no other. */
public interface SecretBox {

    byte[] seal(String secret, WebhookId owner);

    /** @throws IllegalStateException if it was sealed under another key or for another, or is damaged */
    String open(byte[] sealed, WebhookId owner);
}
