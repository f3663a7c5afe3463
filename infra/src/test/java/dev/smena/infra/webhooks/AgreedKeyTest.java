package dev.smena.infra.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.smena.command.Refusal;
import dev.smena.infra.eventstore.EventTables;
import dev.smena.infra.launch.StartupProblem;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** Two nodes with different keys over one database. */
class AgreedKeyTest {

    private final JdbcClient jdbc = JdbcClient.create(EventTables.DATABASE);
    private final JdbcTransactionManager transactions = new JdbcTransactionManager(EventTables.DATABASE);
    private final AgreedKey one = new AgreedKey(jdbc, "one");
    private final AgreedKey other = new AgreedKey(jdbc, "other");

    @BeforeEach
    void settleOnNone() {
        jdbc.sql("delete from command.webhook_key").update();
    }

    @Test
    void untilASecretIsEncryptedAnyKeyWillDo() {
        assertThatCode(one::check).doesNotThrowAnyException();
        assertThatCode(other::check).doesNotThrowAnyException();
    }

    @Test
    void thereafterNoNodeStartsWithAnother() {
        one.settle();
        one.settle();

        assertThatCode(one::check).doesNotThrowAnyException();
        assertThatThrownBy(other::check)
                .isInstanceOf(StartupProblem.class)
                .hasMessage(
                        "this node's webhook encryption key is not the one the stored secrets were encrypted with;"
                                + " all nodes need the same smena.webhooks.encryption-key; if it is lost, see docs/webhooks.md.");
    }

    @Test
    void norDoesAnyThatRunsEncryptWithAnother() {
        one.settle();

        assertThatThrownBy(other::settle).isInstanceOf(Refusal.class).hasMessageContaining("cannot encrypt");
    }

    @Test
    void aKeyThatIsLostIsForgottenWithItsSecretsAndOneThatIsNotIsKept() {
        jdbc.sql("delete from command.webhook_secret").update();
        jdbc.sql("insert into command.webhook_secret (webhook_id, sealed) values (gen_random_uuid(), '\\x01')")
                .update();
        one.settle();

        one.forgetOthers();
        assertThat(secrets()).isOne();

        other.forgetOthers();
        assertThat(secrets()).isZero();
        assertThatCode(other::check).doesNotThrowAnyException();
        other.settle();
        assertThat(settled()).isEqualTo("other");
    }

    @Test
    void ofTwoAtTheSameMomentTheSecondWaitsAndIsRefused() throws Exception {
        try (var nodes = Executors.newSingleThreadExecutor()) {
            TransactionStatus first = transactions.getTransaction(new DefaultTransactionDefinition());
            one.settle();

            var second = nodes.submit(other::settle);
            await().until(this::somebodyWaits);
            transactions.commit(first);

            assertThatThrownBy(second::get).hasRootCauseInstanceOf(Refusal.class);
            assertThat(settled()).isEqualTo("one");
        }
    }

    @Test
    void ifTheFirstDoesNotCommitTheSecondIsAccepted() throws Exception {
        try (var nodes = Executors.newSingleThreadExecutor()) {
            TransactionStatus first = transactions.getTransaction(new DefaultTransactionDefinition());
            one.settle();

            var second = nodes.submit(other::settle);
            await().until(this::somebodyWaits);
            transactions.rollback(first);

            second.get();
            assertThat(settled()).isEqualTo("other");
        }
    }

    private int secrets() {
        return jdbc.sql("select count(*) from command.webhook_secret")
                .query(Integer.class)
                .single();
    }

    private String settled() {
        return jdbc.sql("select fingerprint from command.webhook_key")
                .query(String.class)
                .single();
    }

    private boolean somebodyWaits() {
        return jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }
}
