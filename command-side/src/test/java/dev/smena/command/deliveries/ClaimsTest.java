package dev.smena.command.deliveries;

import static dev.smena.command.deliveries.DeliveryTables.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.events.DeliveryAttempt;
import dev.smena.events.DeliveryAttempted;
import dev.smena.events.DeliveryFailed;
import dev.smena.events.DeliveryId;
import dev.smena.events.DeliverySucceeded;
import dev.smena.events.WebhookId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which deliveries a node takes. */
class ClaimsTest {

    private final DeliveryTables tables = new DeliveryTables();
    private final Claims node = claims(3);
    private final Claims otherNode = claims(3);

    @Test
    void aClaimHasTheSettingsOfThisMoment() {
        WebhookId webhook = tables.webhook();
        DeliveryId delivery = tables.due(webhook, NOON);

        assertThat(node.take(10))
                .containsExactly(new Claim(delivery, webhook, "https://erp.example", true, 3, Duration.ofSeconds(10)));
        assertThat(tables.row(delivery)).isEqualTo("due " + NOON + " claimed");
    }

    @Test
    void whatASubscriptionThatIsOffWasToGetIsTakenTooSoThatItIsGivenUp() {
        var off = new WebhookId(UUID.randomUUID());
        tables.webhook(off, false);
        tables.due(off, NOON);

        assertThat(node.take(10)).singleElement().matches(claim -> !claim.active());
    }

    @Test
    void whatIsTakenIsNotTakenAgain() {
        tables.due(tables.webhook(), NOON);

        assertThat(node.take(10)).hasSize(1);
        assertThat(node.take(10)).isEmpty();
        assertThat(otherNode.take(10)).isEmpty();
    }

    @Test
    void whatWaitsOrIsGivenUpIsNotTaken() {
        WebhookId webhook = tables.webhook();
        DeliveryId waiting = tables.due(webhook, NOON);
        DeliveryId failed = tables.due(webhook, NOON);
        tables.rows.follow(List.of(
                new DeliveryAttempted(waiting, webhook, new DeliveryAttempt(1, NOON, 7, 500, "", "no"), NOON),
                new DeliveryFailed(failed, webhook, null, "no", NOON)));

        assertThat(node.take(10)).isEmpty();
    }

    @Test
    void whatIsTakenStaysSoIfItIsMadeDueMeanwhile() {
        WebhookId webhook = tables.webhook();
        DeliveryId delivery = tables.due(webhook, NOON);
        node.take(10);

        tables.rows.makeDue(List.of(delivery), List.of(webhook), NOON.plusSeconds(1));

        assertThat(node.take(10)).isEmpty();
    }

    @Test
    void aSubscriptionsDeliveriesAreTakenInTheOrderInWhichTheyBecameDue() {
        WebhookId webhook = tables.webhook();
        var due = IntStream.of(4, 1, 3, 0, 2)
                .mapToObj(i -> tables.due(webhook, NOON.plusSeconds(i)))
                .toList();

        assertThat(idsOf(node.take(1))).containsExactly(due.get(3));
        assertThat(idsOf(node.take(2))).containsExactlyInAnyOrder(due.get(1), due.get(4));
    }

    @Test
    void noNodeTakesMoreThanItWants() {
        tables.due(tables.webhook(), NOON);

        assertThat(node.take(0)).isEmpty();
    }

    @Test
    void ofTenSubscriptionsEachOfTheFirstFiveTakenIsAnothers() {
        for (int i = 0; i < 10; i++) {
            WebhookId webhook = tables.webhook();
            IntStream.range(0, 3).forEach(n -> tables.due(webhook, NOON.plusSeconds(n)));
        }

        assertThat(node.take(5))
                .extracting(Claim::webhookId)
                .doesNotHaveDuplicates()
                .hasSize(5);
    }

    @Test
    void aSubscriptionGetsItsFirstBeforeAnotherGetsItsSecond() {
        WebhookId busy = tables.webhook();
        DeliveryId first = tables.due(busy, NOON);
        DeliveryId second = tables.due(busy, NOON);
        DeliveryId only = tables.due(tables.webhook(), NOON.plusSeconds(60));

        assertThat(idsOf(node.take(2))).hasSize(2).contains(only).containsAnyOf(first, second);
    }

    @Test
    void whatIsUnderWayCountsWhenItIsSaidWhoIsNext() {
        WebhookId busy = tables.webhook();
        IntStream.range(0, 3).forEach(n -> tables.due(busy, NOON));
        DeliveryId only = tables.due(tables.webhook(), NOON.plusSeconds(60));

        assertThat(idsOf(node.take(1))).doesNotContain(only);
        assertThat(idsOf(otherNode.take(1))).containsExactly(only);
    }

    @Test
    void noSubscriptionHasMoreThanItsShareUnderWayOnAllNodesTogether() {
        WebhookId busy = tables.webhook();
        IntStream.range(0, 9).forEach(n -> tables.due(busy, NOON));

        List<DeliveryId> taken = idsOf(node.take(2));
        assertThat(taken).hasSize(2);
        assertThat(otherNode.take(10)).hasSize(1);
        assertThat(node.take(10)).isEmpty();

        tables.rows.follow(List.of(
                new DeliverySucceeded(taken.getFirst(), busy, new DeliveryAttempt(1, NOON, 7, 200, "", null), NOON)));
        assertThat(node.take(10)).hasSize(1);
    }

    @Test
    void anothersFullShareIsNobodyElsesConcern() {
        WebhookId busy = tables.webhook();
        IntStream.range(0, 9).forEach(n -> tables.due(busy, NOON));
        node.take(10);
        DeliveryId only = tables.due(tables.webhook(), NOON.plusSeconds(60));

        assertThat(idsOf(node.take(10))).containsExactly(only);
    }

    private Claims claims(int share) {
        return new Claims(
                tables.jdbc,
                new DeliverySettings(Duration.ofSeconds(30), Duration.ofHours(4), Duration.ofDays(5), share, 1_000));
    }

    private static List<DeliveryId> idsOf(List<Claim> claims) {
        return claims.stream().map(Claim::deliveryId).toList();
    }
}
