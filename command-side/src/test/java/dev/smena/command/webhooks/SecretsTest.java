package dev.smena.command.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.command.database.Database;
import dev.smena.events.WebhookId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SecretsTest {

    private static final WebhookId OURS = new WebhookId(UUID.randomUUID());
    private static final WebhookId THEIRS = new WebhookId(UUID.randomUUID());
    private static final Instant NOON = Instant.parse("2026-11-09T12:00:00.123456Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final Instant MUCH_LATER = NOON.plusSeconds(3_600);

    private final JdbcClient jdbc = JdbcClient.create(Database.emptied());
    private final Secrets secrets = new Secrets(jdbc, new ToyBox());

    @Test
    void theFirstIsAloneAndHasNoEnd() {
        secrets.replace(OURS, "first", NOON);

        assertThat(validAt(NOON)).containsExactly("first");
        assertThat(validAt(Instant.parse("9999-12-31T23:59:59Z"))).containsExactly("first");
    }

    @Test
    void theOldOneSignsTooAfterTheNewOneAndUntilItsTime() {
        secrets.replace(OURS, "old", NOON);
        secrets.replace(OURS, "new", LATER);

        assertThat(validAt(LATER.minusNanos(1_000))).containsExactly("new", "old");
        assertThat(validAt(LATER)).containsExactly("new");
    }

    @Test
    void aSecondReplacementEndsTheFirstOneAtOnce() {
        secrets.replace(OURS, "oldest", NOON);
        secrets.replace(OURS, "old", MUCH_LATER);
        secrets.replace(OURS, "new", LATER);

        assertThat(validAt(NOON)).containsExactly("new", "old");
        assertThat(validAt(LATER)).containsExactly("new");
    }

    @Test
    void eachSubscriptionHasItsOwn() {
        secrets.replace(OURS, "ours", NOON);
        secrets.replace(THEIRS, "theirs", NOON);
        secrets.replace(THEIRS, "theirs, new", LATER);
        var none = new WebhookId(UUID.randomUUID());

        assertThat(secrets.validFor(List.of(OURS, none, THEIRS), NOON))
                .isEqualTo(Map.of(OURS, List.of("ours"), THEIRS, List.of("theirs, new", "theirs")));
    }

    @Test
    void onlyTheNewestIsThePresentOne() {
        secrets.replace(OURS, "old", NOON);
        secrets.replace(OURS, "new", LATER);
        secrets.replace(THEIRS, "theirs", NOON);

        assertThat(secrets.isPresent(OURS, "new")).isTrue();
        assertThat(secrets.isPresent(OURS, "old")).isFalse();
        assertThat(secrets.isPresent(OURS, "theirs")).isFalse();
    }

    @Test
    void thoseOfOneSubscriptionAreForgottenTogether() {
        secrets.replace(OURS, "old", NOON);
        secrets.replace(OURS, "new", LATER);
        secrets.replace(THEIRS, "theirs", NOON);

        secrets.forget(OURS);

        assertThat(secrets.validFor(List.of(OURS, THEIRS), NOON)).isEqualTo(Map.of(THEIRS, List.of("theirs")));
    }

    @Test
    void thoseWhoseTimeIsOverAreForgottenForGood() {
        secrets.replace(OURS, "old", NOON);
        secrets.replace(OURS, "new", LATER);

        secrets.forgetExpired(LATER.minusNanos(1_000));
        assertThat(validAt(NOON)).containsExactly("new", "old");

        secrets.forgetExpired(LATER);
        assertThat(validAt(NOON)).containsExactly("new");
    }

    @Test
    void oneThatCannotBeReadKeepsNoOtherFromSigning() {
        secrets.replace(OURS, "old", NOON);
        secrets.replace(OURS, "new", LATER);
        secrets.replace(THEIRS, "theirs", NOON);

        damage("new");
        assertThat(secrets.validFor(List.of(OURS, THEIRS), NOON))
                .isEqualTo(Map.of(OURS, List.of("old"), THEIRS, List.of("theirs")));

        damage("old");
        assertThat(secrets.validFor(List.of(OURS, THEIRS), NOON)).isEqualTo(Map.of(THEIRS, List.of("theirs")));
    }

    @Test
    void theOldOneIsNotThePresentOneBecauseTheNewOneCannotBeRead() {
        secrets.replace(OURS, "old", NOON);
        secrets.replace(OURS, "new", LATER);

        damage("new");

        assertThat(secrets.isPresent(OURS, "old")).isFalse();
        assertThat(secrets.isPresent(OURS, "new")).isFalse();
    }

    @Test
    void theyLieSealed() {
        secrets.replace(OURS, "пароль", NOON);

        assertThat(jdbc.sql("select sealed from command.webhook_secret")
                        .query(byte[].class)
                        .list())
                .containsExactly((OURS + "ьлорап").getBytes(UTF_8));
    }

    private void damage(String secret) {
        jdbc.sql("update command.webhook_secret set sealed = 'x' where sealed = ?")
                .param(new ToyBox().seal(secret, OURS))
                .update();
    }

    private List<String> validAt(Instant time) {
        return secrets.validFor(List.of(OURS), time).getOrDefault(OURS, List.of());
    }
}
