package dev.smena.command.deliveries;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.smena.command.webhooks.WebhookSecret;
import dev.smena.events.DeliveryId;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The headers by which a receiver knows that a delivery comes from Smena: those of the Standard Webhooks specification, and
 * a simple one that signs the body alone.
 */
final class SignedHeaders {

    private static final String ALGORITHM = "HmacSHA256";
    private static final List<String> SIMPLE = List.of("X-Webhook-Signature", "X-Webhook-Signature-Previous");

    private SignedHeaders() {}

    /**
     * @param at when the attempt is made
     * @param secrets the present one and, for a while after its replacement, the one before
     */
    static Map<String, String> of(DeliveryId id, Instant at, String body, List<String> secrets) {
        String timestamp = Long.toString(at.getEpochSecond());
        byte[] signed = (id + "." + timestamp + "." + body).getBytes(UTF_8);
        byte[] bare = body.getBytes(UTF_8);
        var headers = new LinkedHashMap<String, String>();
        headers.put("webhook-id", id.toString());
        headers.put("webhook-timestamp", timestamp);
        headers.put(
                "webhook-signature",
                secrets.stream()
                        .map(secret -> hmac(WebhookSecret.standardKey(secret), signed))
                        .map(signature -> "v1," + Base64.getEncoder().encodeToString(signature))
                        .collect(Collectors.joining(" ")));
        for (int i = 0; i < secrets.size(); i++) {
            byte[] signature = hmac(WebhookSecret.simpleKey(secrets.get(i)), bare);
            headers.put(SIMPLE.get(i), "sha256=" + HexFormat.of().formatHex(signature));
        }
        return headers;
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + ALGORITHM, e);
        }
    }
}
