package dev.smena.command.deliveries;

import static dev.smena.command.deliveries.DeliveryTables.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.events.DeliveryAttempt;
import dev.smena.events.DeliveryAttempted;
import dev.smena.events.DeliveryFailed;
import dev.smena.events.DeliveryId;
import dev.smena.events.DeliverySucceeded;
import dev.smena.events.WebhookId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeliveryRowsTest {

    private static final WebhookId OURS = new WebhookId(UUID.randomUUID());
    private static final WebhookId THEIRS = new WebhookId(UUID.randomUUID());
    private static final Instant LATER = NOON.plusSeconds(60);

    private final DeliveryTables tables = new DeliveryTables();
    private final DeliveryRows rows = tables.rows;

    @Test
    void whatIsNewIsDue() {
        DeliveryId one = DeliveryTables.newDelivery();
        DeliveryId another = DeliveryTables.newDelivery();

        rows.makeDue(List.of(one, another), List.of(OURS, THEIRS), NOON);

        assertThat(List.of(tables.row(one), tables.row(another))).containsOnly("due " + NOON);
        assertThat(tables.jdbc
                        .sql("select webhook_id from command.webhook_delivery where delivery_id = ?")
                        .param(another.value())
                        .query(UUID.class)
                        .single())
                .isEqualTo(THEIRS.value());
    }

    @Test
    void whatWaitsOrWasGivenUpIsMadeDueNow() {
        for (DeliveryId id : List.of(waiting(NOON), failed(OURS, NOON))) {
            tables.claim(id);

            rows.makeDue(List.of(id), List.of(OURS), LATER);

            assertThat(tables.row(id)).isEqualTo("due " + LATER);
        }
    }

    @Test
    void whatIsDueStaysAsItIsAndItsAttemptUnderWay() {
        DeliveryId due = tables.due(OURS, NOON);
        DeliveryId underWay = tables.due(OURS, NOON);
        tables.claim(underWay);

        rows.makeDue(List.of(due, underWay), List.of(OURS, OURS), LATER);

        assertThat(tables.row(due)).isEqualTo("due " + NOON);
        assertThat(tables.row(underWay)).isEqualTo("due " + NOON + " claimed");
    }

    @Test
    void whatWaitsIsDueSinceTheTimeItWaitedFor() {
        DeliveryId waiting = waiting(LATER);
        DeliveryId other = waiting(LATER);
        DeliveryId failed = failed(OURS, LATER);

        DeliveryId later = waiting(LATER.plusSeconds(1));

        rows.stopWaiting(waiting, LATER);
        rows.stopWaiting(failed, LATER);
        rows.stopWaiting(later, LATER);

        assertThat(tables.row(waiting)).isEqualTo("due " + LATER);
        assertThat(tables.row(other)).isEqualTo("waiting " + LATER);
        assertThat(tables.row(later)).isEqualTo("waiting " + LATER.plusSeconds(1));
        assertThat(tables.row(failed)).isEqualTo("failed " + LATER);
    }

    @Test
    void whatHasWaitedInVainIsDue() {
        DeliveryId overdue = waiting(NOON);
        DeliveryId inTime = waiting(LATER);
        DeliveryId failed = failed(OURS, NOON);

        assertThat(rows.stopWaitingInVain(LATER)).isOne();

        assertThat(tables.row(overdue)).isEqualTo("due " + NOON);
        assertThat(tables.row(inTime)).isEqualTo("waiting " + LATER);
        assertThat(tables.row(failed)).isEqualTo("failed " + NOON);
    }

    @Test
    void whatWasTriedFollowsItsEventAndIsLetGo() {
        var underWay =
                List.of(tables.due(OURS, NOON), tables.due(OURS, NOON), tables.due(OURS, NOON), tables.due(OURS, NOON));
        underWay.forEach(tables::claim);
        DeliveryId untouched = tables.due(OURS, NOON);

        rows.follow(List.of(
                attempted(underWay.get(0), LATER),
                new DeliverySucceeded(underWay.get(1), OURS, attempt(), LATER),
                new DeliveryFailed(underWay.get(2), OURS, attempt(), "no", LATER),
                attempted(underWay.get(3), NOON.plusSeconds(7))));

        assertThat(underWay)
                .extracting(tables::row)
                .containsExactly("waiting " + LATER, "none", "failed " + LATER, "waiting " + NOON.plusSeconds(7));
        assertThat(tables.row(untouched)).isEqualTo("due " + NOON);
    }

    @Test
    void whatWasGivenUpIsFoundOldestFirst() {
        DeliveryId third = failed(OURS, NOON.plusSeconds(3));
        DeliveryId first = failed(OURS, NOON.plusSeconds(1));
        DeliveryId second = failed(OURS, NOON.plusSeconds(2));
        failed(OURS, NOON);
        failed(THEIRS, NOON.plusSeconds(2));
        waiting(NOON.plusSeconds(2));
        tables.due(OURS, NOON.plusSeconds(2));

        assertThat(rows.failedSince(OURS, NOON.plusSeconds(1), LATER, 10)).containsExactly(first, second, third);
        assertThat(rows.failedSince(OURS, NOON.plusSeconds(1), LATER, 2)).containsExactly(first, second);
        assertThat(rows.failedSince(OURS, NOON.plusSeconds(1), NOON.plusSeconds(3), 10))
                .containsExactly(first, second);
    }

    @Test
    void noDeliveriesAreNoWork() {
        rows.makeDue(List.of(), List.of(), NOON);
        rows.follow(List.of());

        assertThat(rows.failedSince(OURS, Instant.EPOCH, LATER, 10)).isEmpty();
    }

    private DeliveryId waiting(Instant until) {
        DeliveryId id = tables.due(OURS, NOON.minusSeconds(1));
        rows.follow(List.of(attempted(id, until)));
        return id;
    }

    private DeliveryId failed(WebhookId webhook, Instant at) {
        DeliveryId id = tables.due(webhook, NOON.minusSeconds(1));
        rows.follow(List.of(new DeliveryFailed(id, webhook, null, "no", at)));
        return id;
    }

    private static DeliveryAttempted attempted(DeliveryId id, Instant next) {
        return new DeliveryAttempted(id, OURS, attempt(), next);
    }

    private static DeliveryAttempt attempt() {
        return new DeliveryAttempt(1, NOON, 7, 500, "no", "no");
    }
}
