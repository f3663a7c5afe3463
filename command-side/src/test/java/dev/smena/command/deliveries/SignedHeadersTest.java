package dev.smena.command.deliveries;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.entry;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.smena.events.DeliveryId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hard-coded signatures were made with {@code openssl dgst -sha256 -mac HMAC}. */
class SignedHeadersTest {

    private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLwSw";
    private static final String TEXT = "пароль цеха 7";
    private static final DeliveryId ID = new DeliveryId(UUID.fromString("7f3a1c52-9d0e-3b6a-8c41-5e2f0a9b7d13"));
    private static final Instant AT = Instant.ofEpochSecond(1_790_000_000, 999_999_999);
    private static final String BODY =
            "{\"event\":\"batch_closed\",\"data\":{\"batch_number\":41},\"timestamp\":\"2026-09-21T13:33:20Z\"}";
    private static final String ANY_CHARACTERS = "{\"code\":\"\u001d\",\"Смена\":\"1 смена 🏭\"}";

    @Test
    void areTheSameForeverForTheSameAttempt() {
        assertThat(SignedHeaders.of(ID, AT, BODY, List.of(TEXT)))
                .containsExactly(
                        entry("webhook-id", "7f3a1c52-9d0e-3b6a-8c41-5e2f0a9b7d13"),
                        entry("webhook-timestamp", "1790000000"),
                        entry("webhook-signature", "v1,M7Wcn2hQqhtCUd4IOfoIcOWa76m4CbWA27El+jFB0as="),
                        entry(
                                "X-Webhook-Signature",
                                "sha256=23baadd6903ac5507771d6d40cd2f0251ddc6b7cc1c6e97a388a2f1503e6c9d2"));
    }

    @Test
    void areSignedByBothSecretsDuringARotationTheNewOneFirst() {
        assertThat(SignedHeaders.of(ID, AT, BODY, List.of(KEY, TEXT)))
                .contains(
                        entry(
                                "webhook-signature",
                                "v1,Zylx8uL2bVZaNLOPbrIcHjlye6bnhYkvkbw0KWs9/NA="
                                        + " v1,M7Wcn2hQqhtCUd4IOfoIcOWa76m4CbWA27El+jFB0as="),
                        entry(
                                "X-Webhook-Signature",
                                "sha256=e27d677917f97e5bb12248da7d00c0618e72efedccc93196200a43ff198ef8d1"),
                        entry(
                                "X-Webhook-Signature-Previous",
                                "sha256=23baadd6903ac5507771d6d40cd2f0251ddc6b7cc1c6e97a388a2f1503e6c9d2"));
    }

    @Test
    void signAnyCharacters() {
        assertThat(SignedHeaders.of(ID, AT, ANY_CHARACTERS, List.of(KEY, TEXT)))
                .contains(
                        entry(
                                "webhook-signature",
                                "v1,EZxzqhjiF+kJSxbRGwDLH+usKPp1gMW+m6zrnuL3g7I="
                                        + " v1,AQ2VeFx03bEPHjtSrAL3KRxDArDpNn7OoIDeXh3tQqc="),
                        entry(
                                "X-Webhook-Signature",
                                "sha256=80527052a90bb3e53ad4822ec0635fb20f60e346b294c815938d70f340f49008"),
                        entry(
                                "X-Webhook-Signature-Previous",
                                "sha256=4f62aa66f74c00307432831bdab10b43862e5cfc0d9c53a8c4d94cacfc178ccc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {BODY, ANY_CHARACTERS})
    void satisfyTheOfficialLibrary(String body) {
        assertThatNoException().isThrownBy(() -> verify(new Webhook(KEY), body, now(body, KEY)));
        assertThatNoException().isThrownBy(() -> verify(new Webhook(TEXT.getBytes(UTF_8)), body, now(body, TEXT)));
    }

    @Test
    void satisfyTheOfficialLibraryWithEitherSecretOfARotation() {
        Map<String, String> headers = now(BODY, KEY, TEXT);

        assertThatNoException().isThrownBy(() -> verify(new Webhook(KEY), BODY, headers));
        assertThatNoException().isThrownBy(() -> verify(new Webhook(TEXT.getBytes(UTF_8)), BODY, headers));
    }

    @Test
    void showThatABodyWasTamperedWith() {
        String tampered = BODY.replace("41", "42");

        assertThatExceptionOfType(WebhookVerificationException.class)
                .isThrownBy(() -> verify(new Webhook(KEY), tampered, now(BODY, KEY)));
        assertThat(now(tampered, KEY).get("X-Webhook-Signature"))
                .isNotEqualTo(now(BODY, KEY).get("X-Webhook-Signature"));
    }

    private static Map<String, String> now(String body, String... secrets) {
        return SignedHeaders.of(ID, Instant.now(), body, List.of(secrets));
    }

    private static void verify(Webhook library, String body, Map<String, String> headers)
            throws WebhookVerificationException {
        library.verify(
                body,
                headers.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue()))));
    }
}
