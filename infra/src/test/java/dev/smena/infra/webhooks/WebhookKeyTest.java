package dev.smena.infra.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smena.infra.launch.StartupProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookKeyTest {

    private static final String KEY = "c21lbmEgc21lbmEgc21lbmEgc21lbmEgc21lbmEhISE=";

    @TempDir
    Path home;

    @Test
    void itIsMadeOncePerHomeForTheOwnersEyes() throws IOException {
        Path file = home.resolve("webhooks.key");

        WebhookKey made = WebhookKey.keptIn(file, true);

        assertThat(WebhookKey.keptIn(file, false).fingerprint()).isEqualTo(made.fingerprint());
        assertThat(WebhookKey.keptIn(home.resolve("other.key"), true).fingerprint())
                .isNotEqualTo(made.fingerprint());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileAndASettingOfTheSameTextAreTheSameKey() throws IOException {
        Path file = Files.writeString(home.resolve("webhooks.key"), KEY + "\n");

        assertThat(WebhookKey.keptIn(file, false).fingerprint())
                .isEqualTo(WebhookKey.configured(" " + KEY + " ").fingerprint());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "c21lbmE=", "c21lbmEgc21lbmEgc21lbmEgc21lbmEgc21lbmEhIS", "a key in words"})
    void aDamagedFileIsAProblemInOneLineAndStaysAsItIs(String content) throws IOException {
        Path file = Files.writeString(home.resolve("webhooks.key"), content);

        assertThatThrownBy(() -> WebhookKey.keptIn(file, false))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("docs/webhooks.md")
                .message()
                .hasLineCount(1);
        assertThat(file).hasContent(content);
    }

    @Test
    void aFileThatIsNoFileIsAProblem() throws IOException {
        Path directory = Files.createDirectory(home.resolve("webhooks.key"));

        assertThatThrownBy(() -> WebhookKey.keptIn(directory, true))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining(directory.toString());
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "secret",
                "c21lbmE=",
                "c21lbmEgc21lbmEgc21lbmEgc21lbmEgc21lbmEhISEh",
                "c21lbmEgc21lbmEgc21lbmEgc21lbmEgc21lbmEh.SE=",
                "{cipher}c21lbmEgc21lbmEgc21lbmEgc21lbmEgc21lbmEhISE="
            })
    void aSettingThatIsNot32BytesIsAProblemThatDoesNotShowIt(String setting) {
        assertThatThrownBy(() -> WebhookKey.configured(setting))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("smena.webhooks.encryption-key must be 32 bytes in base64")
                .hasNoCause()
                .message()
                .satisfies(message -> assertThat(setting.isBlank() || !message.contains(setting))
                        .isTrue());
    }

    @Test
    void nothingThatIsShownOfItGivesItAway() {
        var key = WebhookKey.configured(KEY);
        byte[] bytes = Base64.getDecoder().decode(KEY);

        assertThat(key.toString() + key.secret() + key.fingerprint())
                .doesNotContain(KEY.substring(0, 10), HexFormat.of().formatHex(bytes, 0, 4), "smena smena");
        assertThat(key.fingerprint()).hasSize(64);
    }
}
