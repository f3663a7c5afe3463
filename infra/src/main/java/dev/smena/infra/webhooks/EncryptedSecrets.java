package dev.smena.infra.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.smena.command.webhooks.SecretBox;
import dev.smena.events.WebhookId;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES-256-GCM: a byte for this form, a random IV of 12 bytes, the ciphertext with its tag; bound to the owner's id. */
final class EncryptedSecrets implements SecretBox {

    private static final byte VERSION = 1;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEAD = 1 + IV_BYTES;

    private final SecretKey key;
    private final AgreedKey agreed;
    private final SecureRandom random = new SecureRandom();

    EncryptedSecrets(WebhookKey key, AgreedKey agreed) {
        this.key = key.secret();
        this.agreed = agreed;
    }

    @Override
    public byte[] seal(String secret, WebhookId owner) {
        agreed.settle();
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, iv, owner).doFinal(secret.getBytes(UTF_8));
            return ByteBuffer.allocate(HEAD + sealed.length)
                    .put(VERSION)
                    .put(iv)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The secret of webhook " + owner + " cannot be encrypted", e);
        }
    }

    @Override
    public String open(byte[] sealed, WebhookId owner) {
        if (sealed.length <= HEAD || sealed[0] != VERSION) {
            throw new IllegalStateException("The secret of webhook " + owner + " is not in a form known here");
        }
        try {
            var content = ByteBuffer.wrap(sealed, 1, sealed.length - 1);
            byte[] iv = new byte[IV_BYTES];
            content.get(iv);
            byte[] rest = new byte[content.remaining()];
            content.get(rest);
            return new String(cipher(Cipher.DECRYPT_MODE, iv, owner).doFinal(rest), UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The secret of webhook " + owner + " was not encrypted with this node's key; see docs/webhooks.md",
                    e);
        }
    }

    private Cipher cipher(int mode, byte[] iv, WebhookId owner) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(bytes(owner.value()));
        return cipher;
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
