package dev.smena.command.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * What a subscription's secret is: any text, or {@code whsec_} and a key in base64, as the Standard Webhooks specification
 * writes secrets.
 */
public final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final int RANDOM_BYTES = 32;

    private WebhookSecret() {}

    /** What speaks against this secret; empty if nothing does. */
    public static Optional<String> objection(String secret) {
        return isKey(secret) && !isBase64(secret.substring(PREFIX.length()))
                ? Optional.of("must have base64, padded and not empty, after " + PREFIX)
                : Optional.empty();
    }

    /** A secret nobody knows. */
    public static String random() {
        byte[] key = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(key);
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /** The key of {@code webhook-signature}. */
    public static byte[] standardKey(String secret) {
        return isKey(secret) ? Base64.getDecoder().decode(secret.substring(PREFIX.length())) : simpleKey(secret);
    }

    /** The key of {@code X-Webhook-Signature}, which leaves nothing to decode: the secret as it was given. */
    public static byte[] simpleKey(String secret) {
        return secret.getBytes(UTF_8);
    }

    private static boolean isKey(String secret) {
        return secret.startsWith(PREFIX);
    }

    /** With its padding, which Java could do without but the libraries of many receivers cannot. */
    private static boolean isBase64(String text) {
        if (text.isEmpty() || text.length() % 4 != 0) {
            return false;
        }
        try {
            return Base64.getDecoder().decode(text).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
