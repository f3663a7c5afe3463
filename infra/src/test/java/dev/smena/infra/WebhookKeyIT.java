package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All nodes over one database have the key that the first has encrypted with, or do not start. */
class WebhookKeyIT {

    private static final String ANOTHER = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final Path HOME = SmenaProcess.newHome();
    private static SmenaProcess first;

    @BeforeAll
    static void start() {
        first = SmenaProcess.start(HOME);
        var answer = first.http()
                .post("/webhooks", Map.of("url", "https://nobody.invalid/", "events", List.of("batch_created")));
        assertThat(answer.status()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        first.close();
    }

    @Test
    void aNodeWithAnotherKeyIsRefused() {
        assertThat(refusal(SmenaProcess.newHome(), "--smena.webhooks.encryption-key=" + ANOTHER))
                .contains("all nodes need the same smena.webhooks.encryption-key", "docs/webhooks.md");
    }

    @Test
    void aNodeWhoseKeyIsMissingIsRefusedAndMakesNone() {
        Path home = SmenaProcess.newHome();

        assertThat(refusal(home))
                .contains("is missing", home.resolve("webhooks.key").toString(), "backup", "docs/webhooks.md");
        assertThat(home.resolve("webhooks.key")).doesNotExist();
    }

    @Test
    void aNodeWithACopyOfTheKeyStarts() throws IOException {
        Path home = Files.createDirectories(SmenaProcess.newHome());
        Files.copy(HOME.resolve("webhooks.key"), home.resolve("webhooks.key"));

        try (var second = SmenaProcess.start(home, sameDatabase())) {
            assertThat(second.err()).isEmpty();
        }
    }

    @Test
    void aNodeThatIsGivenTheKeyStartsAndKeepsNone() throws IOException {
        Path home = SmenaProcess.newHome();
        String key = Files.readString(HOME.resolve("webhooks.key")).strip();

        try (var second = SmenaProcess.start(home, sameDatabase("--smena.webhooks.encryption-key=" + key))) {
            assertThat(second.out() + second.err()).doesNotContain(key);
            assertThat(home.resolve("webhooks.key")).doesNotExist();
        }
    }

    @Test
    void aKeyThatIsNoneIsRefusedAndNotShown() {
        assertThat(refusal(SmenaProcess.newHome(), "--smena.webhooks.encryption-key=a-secret-of-ours"))
                .contains("smena.webhooks.encryption-key must be 32 bytes in base64")
                .doesNotContain("a-secret-of-ours");
    }

    @Test
    void aDamagedKeyFileIsRefusedAndStaysAsItIs() throws IOException {
        Path home = Files.createDirectories(SmenaProcess.newHome());
        Path key = Files.writeString(home.resolve("webhooks.key"), "damaged");

        assertThat(refusal(home)).contains(key.toString(), "docs/webhooks.md");
        assertThat(key).hasContent("damaged");
    }

    private static String[] sameDatabase(String... settings) {
        return Stream.concat(
                        Stream.of(
                                "--spring.datasource.url=" + first.postgresUrl(),
                                "--spring.datasource.username=postgres"),
                        Stream.of(settings))
                .toArray(String[]::new);
    }

    private static String refusal(Path home, String... settings) {
        try (var launched = SmenaProcess.launch(home, sameDatabase(settings))) {
            assertThat(launched.awaitExit()).isNotZero();
            assertThat(launched.err().lines()).singleElement().asString().startsWith("Smena could not start: ");
            return launched.err();
        }
    }
}
