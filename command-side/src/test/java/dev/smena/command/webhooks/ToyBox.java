package dev.smena.command.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.smena.events.WebhookId;

/** Turns secrets round, which is enough to see that they lie sealed, and for whom. */
final class ToyBox implements SecretBox {

    @Override
    public byte[] seal(String secret, WebhookId owner) {
        return (owner + reversed(secret)).getBytes(UTF_8);
    }

    @Override
    public String open(byte[] sealed, WebhookId owner) {
        var text = new String(sealed, UTF_8);
        if (!text.startsWith(owner.toString())) {
            throw new IllegalStateException("sealed for somebody else");
        }
        return reversed(text.substring(owner.toString().length()));
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }
}
