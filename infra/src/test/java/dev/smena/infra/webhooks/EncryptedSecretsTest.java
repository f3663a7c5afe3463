package dev.smena.infra.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smena.events.WebhookId;
import dev.smena.infra.eventstore.EventTables;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class EncryptedSecretsTest {

    private static final String SECRET = "whsec_c21lbmE=";
    private static final WebhookId OWNER = new WebhookId(UUID.randomUUID());

    private final JdbcClient jdbc = JdbcClient.create(EventTables.DATABASE);
    private final EncryptedSecrets box = box("c21lbmEgc21lbmEgc21lbmEgc21lbmEgc21lbmEhISE=");

    @BeforeEach
    void settleOnNoKey() {
        jdbc.sql("delete from command.webhook_key").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {SECRET, "x", "тайна \ud83d\udd11", "a\n\tb", ""})
    void whatIsSealedOpensForItsOwner(String secret) {
        assertThat(box.open(box.seal(secret, OWNER), OWNER)).isEqualTo(secret);
    }

    @Test
    void nothingOfItCanBeSeenNorThatTwoAreTheSame() {
        byte[] sealed = box.seal(SECRET, OWNER);

        assertThat(new String(sealed, UTF_8)).doesNotContain("whsec", "c21");
        assertThat(box.seal(SECRET, OWNER)).isNotEqualTo(sealed);
        assertThat(sealed).startsWith(1).hasSize(1 + 12 + SECRET.length() + 16);
    }

    @Test
    void itOpensForNobodyElse() {
        byte[] sealed = box.seal(SECRET, OWNER);
        var other = new WebhookId(UUID.randomUUID());

        assertThatThrownBy(() -> box.open(sealed, other)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void itOpensWithNoOtherKeyAndTheErrorSaysSo() {
        byte[] sealed = box.seal(SECRET, OWNER);

        assertThatThrownBy(() ->
                        box("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=").open(sealed, OWNER))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was not encrypted with this node's key")
                .hasMessageContaining(OWNER.toString())
                .hasMessageContaining("docs/webhooks.md");
    }

    @Test
    void noByteOfItCanBeChangedAndNoneLeftOut() {
        byte[] sealed = box.seal(SECRET, OWNER);

        for (int i = 0; i < sealed.length; i++) {
            byte[] tampered = sealed.clone();
            tampered[i] ^= 1;
            byte[] cut = Arrays.copyOf(sealed, i);
            assertThatThrownBy(() -> box.open(tampered, OWNER)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> box.open(cut, OWNER)).isInstanceOf(IllegalStateException.class);
        }
    }

    private EncryptedSecrets box(String key) {
        WebhookKey configured = WebhookKey.configured(key);
        return new EncryptedSecrets(configured, new AgreedKey(jdbc, configured.fingerprint()));
    }
}
