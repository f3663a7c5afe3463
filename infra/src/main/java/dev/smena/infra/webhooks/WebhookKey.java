package dev.smena.infra.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.smena.infra.home.PrivateFile;
import dev.smena.infra.launch.StartupProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key under which secrets lie encrypted. */
final class WebhookKey {

    private static final int BYTES = 32;
    private static final String HASH = "HmacSHA256";

    private final byte[] bytes;

    private WebhookKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @param base64 the setting {@code smena.webhooks.encryption-key} */
    static WebhookKey configured(String base64) {
        return read(base64)
                .orElseThrow(() -> new StartupProblem("the setting smena.webhooks.encryption-key must be " + BYTES
                        + " bytes in base64; \"openssl rand -base64 32\" makes such a key."));
    }

    /**
     * A file that cannot be read is left as it is, since secrets may depend on it.
     *
     * @param mayBeMade whether a key is made at random if there is no file; secrets may depend on one that is missing
     */
    static WebhookKey keptIn(Path file, boolean mayBeMade) {
        try {
            if (!Files.exists(file)) {
                if (!mayBeMade) {
                    throw missing(file);
                }
                PrivateFile.write(file, random());
            }
            return read(Files.readString(file)).orElseThrow(() -> unreadable(file, "it is damaged"));
        } catch (IOException e) {
            throw unreadable(file, e.toString());
        }
    }

    private static byte[] random() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return (Base64.getEncoder().encodeToString(key) + "\n").getBytes(UTF_8);
    }

    private static Optional<WebhookKey> read(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64.strip()))
                    .filter(key -> key.length == BYTES)
                    .map(WebhookKey::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static StartupProblem missing(Path file) {
        return new StartupProblem("the webhook encryption key is missing, without which the stored secrets cannot be"
                + " read: there is no file " + file
                + "; restore it from a backup or copy it from another node; if it is lost, see docs/webhooks.md.");
    }

    private static StartupProblem unreadable(Path file, String why) {
        return new StartupProblem("the webhook encryption key in " + file + " cannot be read (" + why
                + "); restore it from a backup, or see docs/webhooks.md.");
    }

    SecretKey secret() {
        return new SecretKeySpec(bytes, "AES");
    }

    /** Tells this key from others and nothing else about it. */
    String fingerprint() {
        try {
            var mac = Mac.getInstance(HASH);
            mac.init(new SecretKeySpec(bytes, HASH));
            return HexFormat.of().formatHex(mac.doFinal("smena webhook key".getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + HASH, e);
        }
    }
}
