package dev.smena.command.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s",
                "пароль цеха 7",
                "WHSEC_not-base64",
                "a whsec_ inside",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLwSw"
            })
    void isAnyTextOrAKeyInBase64(String secret) {
        assertThat(WebhookSecret.objection(secret)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"whsec_", "whsec_=", "whsec_====", "whsec_пароль", "whsec_not base64", "whsec_-_-_", "whsec_YWI"
            })
    void isNoKeyThatReceiversCouldNotDecode(String secret) {
        assertThat(WebhookSecret.objection(secret)).contains("must have base64, padded and not empty, after whsec_");
    }

    @Test
    void isMadeOf32RandomBytes() {
        String secret = WebhookSecret.random();

        assertThat(secret).startsWith("whsec_").isNotEqualTo(WebhookSecret.random());
        assertThat(WebhookSecret.objection(secret)).isEmpty();
        assertThat(WebhookSecret.standardKey(secret)).hasSize(32);
    }

    @Test
    void isDecodedForTheStandardSignatureOnly() {
        String secret = "whsec_" + Base64.getEncoder().encodeToString("ключ".getBytes(UTF_8));

        assertThat(WebhookSecret.standardKey(secret)).isEqualTo("ключ".getBytes(UTF_8));
        assertThat(WebhookSecret.simpleKey(secret)).isEqualTo(secret.getBytes(UTF_8));
    }

    @Test
    void withoutPrefixIsTheKeyOfBothSignatures() {
        assertThat(WebhookSecret.standardKey("ключ"))
                .isEqualTo(WebhookSecret.simpleKey("ключ"))
                .isEqualTo("ключ".getBytes(UTF_8));
    }
}
