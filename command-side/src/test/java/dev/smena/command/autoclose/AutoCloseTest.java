package dev.smena.command.autoclose;

import static dev.smena.command.autoclose.ClosingTimesTable.ONE;
import static dev.smena.command.autoclose.ClosingTimesTable.THREE;
import static dev.smena.command.autoclose.ClosingTimesTable.TWO;
import static dev.smena.command.autoclose.ClosingTimesTable.batch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.command.Commands;
import dev.smena.events.BatchId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AutoCloseTest {

    private static final Instant NIGHT = Instant.parse("2026-11-09T22:00:00Z");

    private final ClosingTimesTable table = new ClosingTimesTable();
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final List<List<BatchId>> closed = new ArrayList<>();
    private final Set<BatchId> broken = new HashSet<>();
    private boolean stopAfterTheFirst;
    private final AutoClose autoClose = new AutoClose(
            table.times,
            new Commands(DefaultCommandGateway.builder().commandBus(bus).build()),
            () -> stopAfterTheFirst && !closed.isEmpty(),
            Clock.fixed(NIGHT, ZoneOffset.UTC));

    @BeforeEach
    void obey() {
        bus.subscribe(
                CloseDueBatches.class.getName(), message -> close(((CloseDueBatches) message.getPayload()).batches()));
    }

    private int close(List<BatchId> batches) {
        if (batches.stream().anyMatch(broken::contains)) {
            throw new IllegalStateException("broken");
        }
        closed.add(batches);
        batches.forEach(batch -> table.times.change(Map.of(batch, Optional.empty())));
        return batches.size();
    }

    @Test
    void closesWhatIsDueAndNothingElse() {
        table.set(ONE, NIGHT);
        table.set(TWO, NIGHT.plusMillis(1));
        table.set(THREE, NIGHT.minus(Duration.ofDays(3)));

        autoClose.run();

        assertThat(closed).containsExactly(List.of(THREE, ONE));
        assertThat(table.all()).containsOnlyKeys(TWO);
    }

    @Test
    void closesAHundredInATransactionUntilNoneIsLeft() {
        dueBatches(250);

        autoClose.run();

        assertThat(closed).extracting(List::size).containsExactly(100, 100, 50);
        assertThat(table.all()).isEmpty();
    }

    @Test
    void triesOneThatCannotBeClosedAgainLaterAndClosesTheOthers() {
        dueBatches(150);
        broken.add(batch(7));

        autoClose.run();

        assertThat(closed.stream().flatMap(List::stream)).hasSize(149);
        assertThat(table.all()).isEqualTo(Map.of(batch(7), NIGHT.plus(Duration.ofMinutes(10))));
    }

    @Test
    void leavesToOthersWhatTheyAreWorkingOn() {
        dueBatches(3);
        bus.subscribe(CloseDueBatches.class.getName(), message -> 0);

        autoClose.run();

        assertThat(table.all()).hasSize(3);
    }

    @Test
    void endsWithTheTransactionAtHandWhenTheProgramStops() {
        dueBatches(250);
        stopAfterTheFirst = true;

        autoClose.run();

        assertThat(closed).hasSize(1);
        assertThat(table.all()).hasSize(150);
    }

    private void dueBatches(int count) {
        IntStream.rangeClosed(1, count).forEach(number -> table.set(batch(number), NIGHT.minusSeconds(number)));
    }
}
