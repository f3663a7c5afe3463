package dev.smena.command.deliveries;

import static dev.smena.command.deliveries.DeliveryTables.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.events.DeliveryId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a node had taken when it died, or lost its way. */
class LostClaimsTest {

    private final DeliveryTables tables = new DeliveryTables();
    private final Claims node = new Claims(tables.jdbc, DeliveryFixture.SETTINGS);
    private final Claims otherNode = new Claims(tables.jdbc, DeliveryFixture.SETTINGS);
    private final DeliveryId delivery = tables.due(tables.webhook(), NOON);

    @BeforeEach
    void bothLive() {
        node.beat();
        otherNode.beat();
    }

    @Test
    void aLivingNodeKeepsWhatItHasTaken() {
        node.take(10);

        assertThat(otherNode.freeLost()).isZero();
        assertThat(otherNode.take(10)).isEmpty();
    }

    @Test
    void aDeadNodesDeliveriesAreFreeForAnother() {
        node.take(10);
        allHaveBeenSilentFor(11);
        otherNode.beat();

        assertThat(otherNode.freeLost()).isOne();
        assertThat(otherNode.take(10)).extracting(Claim::deliveryId).containsExactly(delivery);
    }

    @Test
    void aNodeThatIsHeardOfAgainLives() {
        node.take(10);
        allHaveBeenSilentFor(11);
        node.beat();

        assertThat(otherNode.freeLost()).isZero();
    }

    @Test
    void aNodeThatNobodyHasHeardOfIsDead() {
        tables.claim(delivery);

        assertThat(otherNode.freeLost()).isOne();
    }

    @Test
    void aNodeIsHeardOfBeforeItTakesAnything() {
        new Claims(tables.jdbc, DeliveryFixture.SETTINGS).take(10);

        assertThat(otherNode.freeLost()).isZero();
    }

    @Test
    void aClaimWhoseTimeIsOverIsFreeThoughItsNodeLives() {
        node.take(10);
        tables.jdbc
                .sql("update command.webhook_delivery set claimed_until = now() - interval '1 second'")
                .update();

        assertThat(otherNode.freeLost()).isOne();
        assertThat(otherNode.take(10)).hasSize(1);
    }

    /** Within one transaction the database's time stands still. */
    @Test
    void aClaimHoldsForTheTimeoutAndAMinuteToRecordTheOutcome() {
        var transaction = new TransactionTemplate(new JdbcTransactionManager(tables.dataSource));

        String time = transaction.execute(open -> {
            node.take(10);
            return tables.jdbc
                    .sql("select claimed_until - now() from command.webhook_delivery")
                    .query(String.class)
                    .single();
        });

        assertThat(time).isEqualTo("00:01:10");
    }

    @Test
    void aNodeThatEndsLetsGoOfWhatItHasTakenAndOfNothingElse() {
        node.take(10);
        DeliveryId theirs = tables.due(tables.webhook(), NOON);
        otherNode.take(10);

        node.end();

        assertThat(tables.row(delivery)).isEqualTo("due " + NOON);
        assertThat(tables.row(theirs)).isEqualTo("due " + NOON + " claimed");
        assertThat(otherNode.freeLost()).isZero();
        assertThat(senders()).isOne();
    }

    @Test
    void nodesLongDeadAreForgotten() {
        allHaveBeenSilentFor(60 * 60 * 25);
        otherNode.beat();

        node.forgetDead();

        assertThat(senders()).isOne();
    }

    private void allHaveBeenSilentFor(int seconds) {
        tables.jdbc
                .sql("update command.webhook_sender set alive_at = now() - make_interval(secs => ?)")
                .param(seconds)
                .update();
    }

    private int senders() {
        return tables.jdbc
                .sql("select count(*) from command.webhook_sender")
                .query(Integer.class)
                .single();
    }
}
