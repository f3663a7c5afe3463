package dev.smena.command.deliveries;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedVectorsTest {

    private static final long TOLERANCE = 300;

    static Stream<PublishedVector> vectors() {
        return PublishedVector.all();
    }

    static Stream<PublishedVector> vectorsFromSmena() {
        return vectors().filter(vector -> !vector.signedWith().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("vectorsFromSmena")
    void areSignedAsSmenaSigns(PublishedVector vector) {
        Map<String, String> published = new LinkedHashMap<>(vector.headers());
        published.remove("X-Webhook-Event");

        assertThat(SignedHeaders.of(vector.id(), vector.at(), vector.body(), vector.signedWith()))
                .isEqualTo(published);
    }

    /** The library itself can only be asked about deliveries of the present time, so it signs here, and is compared. */
    @ParameterizedTest
    @MethodSource("vectors")
    void areJudgedByTheOfficialLibraryAsTheyWantToBe(PublishedVector vector) throws WebhookSigningException {
        Webhook library = vector.secret().startsWith("whsec_")
                ? new Webhook(vector.secret())
                : new Webhook(vector.secret().getBytes(UTF_8));
        String expected = library.sign(vector.id().toString(), vector.at().getEpochSecond(), vector.body());
        boolean signed = List.of(vector.header("webhook-signature").split(" ")).contains(expected);
        boolean recent = Math.abs(vector.now() - vector.at().getEpochSecond()) <= TOLERANCE;

        assertThat(signed && recent).isEqualTo(vector.standard());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void areJudgedByTheBodyAloneAsTheyWantToBe(PublishedVector vector) {
        String expected = SignedHeaders.of(vector.id(), vector.at(), vector.body(), List.of(vector.secret()))
                .get("X-Webhook-Signature");

        assertThat(List.of(vector.header("X-Webhook-Signature"), vector.header("X-Webhook-Signature-Previous"))
                        .contains(expected))
                .isEqualTo(vector.simple());
    }
}
