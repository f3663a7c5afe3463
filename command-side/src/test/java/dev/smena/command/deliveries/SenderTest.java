package dev.smena.command.deliveries;

import static dev.smena.command.deliveries.DeliveryTables.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doThrow;

import dev.smena.events.DeliveryId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class SenderTest {

    private final SenderFixture fixture = new SenderFixture();

    @AfterEach
    void stop() {
        fixture.letAllPass();
        if (fixture.sender.isRunning()) {
            fixture.sender.stop();
        }
    }

    @Test
    void bringsWhatIsDueOnItsWayAndRecordsWhatBecameOfIt() {
        fixture.letAllPass();
        List<DeliveryId> due = fixture.due(5);

        fixture.sender.start();

        await().until(() -> fixture.log.size() == 5);
        assertThat(fixture.log)
                .containsExactlyInAnyOrderElementsOf(
                        due.stream().map(DeliveryId::toString).toList());
        assertThat(due).extracting(fixture.tables::row).containsOnly("failed " + NOON);
    }

    @Test
    void takesNoMoreThanItHasRoomFor() {
        fixture.due(5);

        fixture.sender.start();

        await().until(() -> fixture.underWay.size() == SenderFixture.ROOM);
        assertThat(fixture.claimed()).isEqualTo(SenderFixture.ROOM);
    }

    @Test
    void goesOnAfterAFailure() {
        fixture.letAllPass();
        doThrow(new DataAccessResourceFailureException("no database"))
                .doCallRealMethod()
                .when(fixture.claims)
                .take(anyInt());
        fixture.due(1);

        fixture.sender.start();

        await().until(() -> fixture.log.size() == 1);
    }

    @Test
    void takesNoMoreThanCanBeRecorded() {
        fixture.receiversAnswer.countDown();
        fixture.due(5);

        fixture.sender.start();
        await().until(() -> fixture.anOutcomeHasComeIn.getCount() == 0);

        await().until(() -> fixture.underWay.size() == SenderFixture.ROOM);
        assertThat(fixture.claimed()).isEqualTo(SenderFixture.ROOM);
    }

    @Test
    void sendsNothingAgainWhoseOutcomeIsYetToBeRecorded() {
        fixture.receiversAnswer.countDown();
        DeliveryId delivery = fixture.due(1).getFirst();
        fixture.sender.start();
        await().until(() -> fixture.anOutcomeHasComeIn.getCount() == 0);

        fixture.tables
                .jdbc
                .sql("update command.webhook_delivery set claimed_by = null")
                .update();
        await().until(() -> fixture.claimed() == 1);
        fixture.outcomesAreRecorded.countDown();

        await().until(() -> fixture.log.size() == 1);
        assertThat(fixture.underWay).containsExactly(delivery);
    }

    @Test
    void putsOffWhatCannotBeReadAndSendsTheOthers() {
        fixture.letAllPass();
        List<DeliveryId> due = fixture.due(3);
        fixture.unreadable.add(due.get(1));

        fixture.sender.start();

        await().until(() -> fixture.log.size() == 2);
        await().until(() -> fixture.tables.row(due.get(1)).startsWith("waiting"));
        assertThat(fixture.underWay).containsExactlyInAnyOrder(due.get(0), due.get(2));
    }

    @Test
    void goesOnAfterAnError() {
        fixture.letAllPass();
        doThrow(new StackOverflowError())
                .doCallRealMethod()
                .when(fixture.claims)
                .take(anyInt());
        fixture.due(1);

        fixture.sender.start();

        await().until(() -> fixture.log.size() == 1);
    }

    @Test
    void isAliveWhileItCannotSend() {
        fixture.letAllPass();
        doThrow(new IllegalStateException("cannot send")).when(fixture.claims).take(anyInt());

        fixture.sender.start();

        await().until(() -> fixture.tables.senders() == 1);
    }

    @Test
    void takesOverWhatADeadNodeHasLeft() {
        fixture.letAllPass();
        fixture.tables.claim(fixture.due(1).getFirst());

        fixture.sender.start();

        await().until(() -> fixture.log.size() == 1);
    }

    @Test
    void letsAttemptsUnderWayEndBeforeItStops() throws InterruptedException {
        fixture.outcomesAreRecorded.countDown();
        String delivery = fixture.due(1).getFirst().toString();
        fixture.sender.start();
        await().until(() -> fixture.underWay.size() == 1);

        Thread stopping = fixture.startToStop("webhook-sender");
        fixture.receiversAnswer.countDown();
        stopping.join();

        assertThat(fixture.log).containsExactly(delivery, "ended");
        assertThat(fixture.sender.isRunning()).isFalse();
    }

    @Test
    void recordsWhatHasComeInBeforeItStops() throws InterruptedException {
        fixture.receiversAnswer.countDown();
        List<DeliveryId> due = fixture.due(1);
        fixture.sender.start();
        await().until(() -> fixture.anOutcomeHasComeIn.getCount() == 0);

        Thread stopping = fixture.startToStop("webhook-sender");
        fixture.outcomesAreRecorded.countDown();
        stopping.join();

        assertThat(fixture.log).containsExactly(due.getFirst().toString(), "ended");
        assertThat(fixture.claimed()).isZero();
    }
}
