package dev.smena.infra.webhooks;

import dev.smena.command.ProblemCode;
import dev.smena.command.Refusal;
import dev.smena.infra.launch.StartupProblem;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Table {@code command.webhook_key}: the one key of all nodes, settled by the first that encrypts. A node with another
 * could neither read what they have written nor be read by them.
 */
final class AgreedKey {

    private static final String PROBLEM = "this node's webhook encryption key is not the one the stored secrets were"
            + " encrypted with; all nodes need the same smena.webhooks.encryption-key; if it is lost, see docs/webhooks.md.";

    private static final String FORGET_OTHERS = """
            with other as (delete from command.webhook_key where fingerprint <> :mine returning fingerprint)
            delete from command.webhook_secret where exists (select from other)""";

    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);
    private static final Logger log = LoggerFactory.getLogger(AgreedKey.class);

    private final JdbcClient jdbc;
    private final String fingerprint;

    AgreedKey(JdbcClient jdbc, String fingerprint) {
        this.jdbc = jdbc;
        this.fingerprint = fingerprint;
    }

    /** Gives up all secrets if they were encrypted with another key than this node's, which is taken to be lost. */
    void forgetOthers() {
        int forgotten = jdbc.sql(FORGET_OTHERS).param("mine", fingerprint).update();
        if (forgotten > 0) {
            log.warn("{} webhook secrets are forgotten, as their key is lost; give each webhook a new one", forgotten);
        }
    }

    /** Refuses the start if others have settled on another. */
    void check() {
        if (settled(jdbc).filter(other -> !other.equals(fingerprint)).isPresent()) {
            throw new StartupProblem(PROBLEM);
        }
    }

    /** Settles on this node's if nothing is settled. Of two at the same moment one waits for the other and is refused. */
    void settle() {
        jdbc.sql("insert into command.webhook_key (fingerprint) values (:mine) on conflict (one) do nothing")
                .param("mine", fingerprint)
                .update();
        if (settled(jdbc).filter(fingerprint::equals).isEmpty()) {
            log.error("No webhook secret can be encrypted: {}", PROBLEM);
            throw Refusal.forNow(
                    ProblemCode.DEPENDENCY_UNAVAILABLE,
                    "This node cannot encrypt secrets at present; its operator is told why.",
                    RETRY_AFTER);
        }
    }

    /** Whether no node has settled on a key yet, so that any will do. */
    static boolean isOpen(JdbcClient jdbc) {
        return settled(jdbc).isEmpty();
    }

    private static Optional<String> settled(JdbcClient jdbc) {
        return jdbc.sql("select fingerprint from command.webhook_key")
                .query(String.class)
                .optional();
    }
}
