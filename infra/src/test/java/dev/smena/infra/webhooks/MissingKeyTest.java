package dev.smena.infra.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smena.command.webhooks.SecretBox;
import dev.smena.infra.SmenaProperties;
import dev.smena.infra.eventstore.EventTables;
import dev.smena.infra.home.HomeLock;
import dev.smena.infra.launch.StartupProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A home without a key file, over a database that may have settled on a key. */
class MissingKeyTest {

    private static final String KEY = "c21lbmEgc21lbmEgc21lbmEgc21lbmEgc21lbmEhISE=";

    private final JdbcClient jdbc = JdbcClient.create(EventTables.DATABASE);

    @TempDir
    Path home;

    @BeforeEach
    void settleOnNone() {
        jdbc.sql("delete from command.webhook_key").update();
        jdbc.sql("delete from command.webhook_secret").update();
    }

    @Test
    void theFirstKeyIsMade() throws IOException {
        start(Map.of());

        assertThat(file()).isNotEmptyFile();
    }

    @Test
    void whereSecretsDependOnAKeyNoOtherIsMade() {
        settleOn("lost");

        assertThatThrownBy(() -> start(Map.of()))
                .isInstanceOf(StartupProblem.class)
                .hasMessage(
                        "the webhook encryption key is missing, without which the stored secrets cannot be read:"
                                + " there is no file " + file().toAbsolutePath()
                                + "; restore it from a backup or copy it from another node; if it is lost, see docs/webhooks.md.");
        assertThat(home).isDirectoryNotContaining("glob:**.key*");
        assertThat(secrets()).isOne();
    }

    @Test
    void anotherIsMadeIfTheSecretsAreToBeForgotten() throws IOException {
        settleOn("lost");

        start(Map.of("smena.webhooks.forget-secrets", "true"));

        assertThat(file()).isNotEmptyFile();
        assertThat(secrets()).isZero();
    }

    @Test
    void aKeyThatIsConfiguredNeedsNoFile() throws IOException {
        settleOn(WebhookKey.configured(KEY).fingerprint());

        start(Map.of("smena.webhooks.encryption-key", KEY));

        assertThat(file()).doesNotExist();
        assertThat(secrets()).isOne();
    }

    private SecretBox start(Map<String, String> webhooks) throws IOException {
        var settings = new MapConfigurationPropertySource(webhooks);
        settings.put("smena.webhooks.secret-overlap", "24h");
        var properties = new Binder(settings).bind("smena", SmenaProperties.class);
        try (var lock = HomeLock.take(home)) {
            return new WebhookConfiguration().secretBox(properties.get(), lock, jdbc);
        }
    }

    private void settleOn(String fingerprint) {
        new AgreedKey(jdbc, fingerprint).settle();
        jdbc.sql("insert into command.webhook_secret (webhook_id, sealed) values (gen_random_uuid(), '\\x01')")
                .update();
    }

    private Path file() {
        return home.resolve("webhooks.key");
    }

    private int secrets() {
        return jdbc.sql("select count(*) from command.webhook_secret")
                .query(Integer.class)
                .single();
    }
}
