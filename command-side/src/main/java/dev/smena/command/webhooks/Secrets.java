package dev.smena.command.webhooks;

import dev.smena.events.WebhookId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Table {@code command.webhook_secret}: the secrets, encrypted. A subscription has one, and for a while after its
 * replacement the one before; a second replacement ends that at once.
 */
@Component
public class Secrets {

    private static final String VALID = """
            select webhook_id, sealed from command.webhook_secret
            where webhook_id = any(cast(:webhooks as uuid[])) and (valid_until is null or valid_until > :now)
            order by valid_until nulls first""";

    private static final Logger log = LoggerFactory.getLogger(Secrets.class);

    private final JdbcClient jdbc;
    private final SecretBox box;

    Secrets(JdbcClient jdbc, SecretBox box) {
        this.jdbc = jdbc;
        this.box = box;
    }

    /** Those that sign at this moment, newest first; a subscription without any that can be read is missing. */
    public Map<WebhookId, List<String>> validFor(Collection<WebhookId> webhooks, Instant now) {
        var valid = new HashMap<WebhookId, List<String>>();
        jdbc.sql(VALID)
                .param("webhooks", webhooks.stream().map(WebhookId::toString).toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    var webhook = new WebhookId(row.getObject("webhook_id", UUID.class));
                    open(row.getBytes("sealed"), webhook)
                            .ifPresent(secret -> valid.computeIfAbsent(webhook, key -> new ArrayList<>())
                                    .add(secret));
                });
        return valid;
    }

    /** One that cannot be read must not keep the others from signing. */
    private Optional<String> open(byte[] sealed, WebhookId webhook) {
        try {
            return Optional.of(box.open(sealed, webhook));
        } catch (IllegalStateException e) {
            log.error("A secret of webhook {} cannot be read: {}", webhook, e.toString());
            return Optional.empty();
        }
    }

    /** Forgets those replaced long enough ago. */
    public void forgetExpired(Instant now) {
        jdbc.sql("delete from command.webhook_secret where valid_until <= :now")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Goes by the one without an end: the one before is not present again because the present one cannot be read. */
    boolean isPresent(WebhookId webhook, String secret) {
        return jdbc.sql("select sealed from command.webhook_secret where webhook_id = :webhook and valid_until is null")
                .param("webhook", webhook.value())
                .query((row, n) -> row.getBytes("sealed"))
                .optional()
                .flatMap(present -> open(present, webhook))
                .filter(secret::equals)
                .isPresent();
    }

    /** @param bothUntil how long the present one, if there is one, signs too */
    void replace(WebhookId webhook, String secret, Instant bothUntil) {
        jdbc.sql("delete from command.webhook_secret where webhook_id = :webhook and valid_until is not null")
                .param("webhook", webhook.value())
                .update();
        jdbc.sql("update command.webhook_secret set valid_until = :until where webhook_id = :webhook")
                .param("until", bothUntil.atOffset(ZoneOffset.UTC))
                .param("webhook", webhook.value())
                .update();
        jdbc.sql("insert into command.webhook_secret (webhook_id, sealed) values (:webhook, :sealed)")
                .param("webhook", webhook.value())
                .param("sealed", box.seal(secret, webhook))
                .update();
    }

    void forget(WebhookId webhook) {
        jdbc.sql("delete from command.webhook_secret where webhook_id = :webhook")
                .param("webhook", webhook.value())
                .update();
    }
}
