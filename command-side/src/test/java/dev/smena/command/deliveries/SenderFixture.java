package dev.smena.command.deliveries;

import static dev.smena.command.deliveries.DeliveryTables.NOON;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;

import dev.smena.command.Commands;
import dev.smena.command.database.Database;
import dev.smena.events.DeliveryEvent;
import dev.smena.events.DeliveryFailed;
import dev.smena.events.DeliveryId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A sender over claims that are real, receivers that answer when they may, and a recorder that records when it may. */
final class SenderFixture {

    static final int ROOM = 2;
    private static final DeliverySettings SETTINGS =
            new DeliverySettings(Duration.ofSeconds(30), Duration.ofHours(4), Duration.ofDays(5), 10, ROOM);

    final DeliveryTables tables = new DeliveryTables();
    private final JdbcClient jdbc = JdbcClient.create(Database.connections());
    final Claims claims = spy(new Claims(jdbc, SETTINGS));
    private final Attempts attempts = mock();
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    final Sender sender = new Sender(
            claims,
            attempts,
            new OutcomeRecorder(
                    new Commands(DefaultCommandGateway.builder().commandBus(bus).build()), claims),
            new Wakeup(),
            SETTINGS);

    final List<DeliveryId> underWay = new CopyOnWriteArrayList<>();
    final List<DeliveryId> unreadable = new CopyOnWriteArrayList<>();
    final List<String> log = new CopyOnWriteArrayList<>();
    final CountDownLatch receiversAnswer = new CountDownLatch(1);
    final CountDownLatch anOutcomeHasComeIn = new CountDownLatch(1);
    final CountDownLatch outcomesAreRecorded = new CountDownLatch(1);

    SenderFixture() {
        doAnswer(asked -> attemptsOf(asked.getArgument(0))).when(attempts).of(any());
        doAnswer(ended -> {
                    ended.callRealMethod();
                    return log.add("ended");
                })
                .when(claims)
                .end();
        bus.subscribe(RecordOutcomes.class.getName(), message -> record((RecordOutcomes) message.getPayload()));
    }

    /** Receivers answer and outcomes are recorded at once. */
    void letAllPass() {
        receiversAnswer.countDown();
        outcomesAreRecorded.countDown();
    }

    /** Returns when these threads of the sender's have ended and it waits for something else, or for nothing more. */
    Thread startToStop(String... ended) {
        Thread stopping = Thread.ofPlatform().start(sender::stop);
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .noneMatch(Set.of(ended)::contains)
                && (stopping.getState() == Thread.State.TIMED_WAITING
                        || stopping.getState() == Thread.State.TERMINATED));
        return stopping;
    }

    private Map<DeliveryId, Supplier<Outcome>> attemptsOf(List<Claim> taken) {
        if (taken.stream().anyMatch(claim -> unreadable.contains(claim.deliveryId()))) {
            throw new IllegalStateException("unreadable");
        }
        var attempts = new LinkedHashMap<DeliveryId, Supplier<Outcome>>();
        taken.forEach(claim -> attempts.put(claim.deliveryId(), () -> attempt(claim)));
        return attempts;
    }

    private Outcome attempt(Claim claim) {
        underWay.add(claim.deliveryId());
        pass(receiversAnswer);
        return new Outcome.Hopeless(claim.deliveryId(), claim.webhookId(), "no");
    }

    private Object record(RecordOutcomes command) {
        anOutcomeHasComeIn.countDown();
        pass(outcomesAreRecorded);
        var events = new ArrayList<DeliveryEvent>();
        command.outcomes()
                .forEach(outcome ->
                        events.add(new DeliveryFailed(outcome.deliveryId(), outcome.webhookId(), null, "no", NOON)));
        new DeliveryRows(jdbc).follow(events);
        return log.addAll(command.outcomes().stream()
                .map(outcome -> outcome.deliveryId().toString())
                .toList());
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    List<DeliveryId> due(int count) {
        return Stream.generate(() -> tables.due(tables.webhook(), NOON))
                .limit(count)
                .toList();
    }

    int claimed() {
        return tables.jdbc
                .sql("select count(*) from command.webhook_delivery where claimed_by is not null")
                .query(Integer.class)
                .single();
    }
}
