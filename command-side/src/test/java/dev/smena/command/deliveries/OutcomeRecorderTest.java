package dev.smena.command.deliveries;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.smena.command.Commands;
import dev.smena.command.deliveries.Outcome.Hopeless;
import dev.smena.events.WebhookId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class OutcomeRecorderTest {

    private static final String POISON = "poison";
    private static final long A_WHILE = SECONDS.toMillis(20);

    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final Claims claims = mock();
    private final OutcomeRecorder recorder = new OutcomeRecorder(
            new Commands(DefaultCommandGateway.builder().commandBus(bus).build()), claims);
    private final List<List<Outcome>> recorded = new ArrayList<>();
    private final List<Outcome> done = new ArrayList<>();
    private boolean databaseIsAway;

    OutcomeRecorderTest() {
        bus.subscribe(RecordOutcomes.class.getName(), message -> record((RecordOutcomes) message.getPayload()));
    }

    @Test
    void whatHasComeInMeanwhileIsRecordedAtOnce() throws Exception {
        List<Outcome> outcomes = outcomes(3);
        outcomes.forEach(this::add);

        recorder.recordNext(A_WHILE);

        assertThat(recorded).containsExactly(outcomes);
    }

    @Test
    void noMoreThanAHundredAreRecordedAtOnce() throws Exception {
        List<Outcome> outcomes = outcomes(101);
        outcomes.forEach(this::add);

        recorder.recordNext(A_WHILE);
        recorder.recordNext(A_WHILE);

        assertThat(recorded).containsExactly(outcomes.subList(0, 100), outcomes.subList(100, 101));
    }

    @Test
    void theNextIsWaitedFor() throws Exception {
        var next = new FutureTask<Void>(() -> {
            recorder.recordNext(A_WHILE);
            return null;
        });
        Thread waiting = Thread.ofPlatform().start(next);
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        List<Outcome> outcome = outcomes(1);

        add(outcome.getFirst());
        next.get(20, SECONDS);

        assertThat(recorded).containsExactly(outcome);
    }

    @Test
    void theNextIsNotWaitedForForever() throws Exception {
        recorder.recordNext(0);

        assertThat(recorded).isEmpty();
    }

    @Test
    void theRestIsRecordedInHundreds() {
        List<Outcome> outcomes = outcomes(201);
        outcomes.forEach(this::add);

        recorder.recordRest();

        assertThat(recorded)
                .containsExactly(outcomes.subList(0, 100), outcomes.subList(100, 200), outcomes.subList(200, 201));
        recorder.recordRest();
        assertThat(recorded).hasSize(3);
    }

    @Test
    void oneThatCannotBeRecordedTakesNoOtherWithIt() throws Exception {
        List<Outcome> outcomes = outcomes(3);
        add(outcomes.get(0));
        add(outcome(POISON));
        add(outcomes.get(1));
        add(outcomes.get(2));

        recorder.recordNext(A_WHILE);

        assertThat(recorded).containsExactly(outcomes.subList(0, 1), outcomes.subList(1, 2), outcomes.subList(2, 3));
    }

    @Test
    void whileTheDatabaseIsAwayAllAreKept() throws Exception {
        List<Outcome> outcomes = outcomes(2);
        outcomes.forEach(this::add);
        databaseIsAway = true;
        doThrow(new DataAccessResourceFailureException("no database"))
                .doNothing()
                .when(claims)
                .beat();

        assertThatThrownBy(() -> recorder.recordNext(A_WHILE)).isInstanceOf(DataAccessResourceFailureException.class);
        databaseIsAway = false;
        recorder.recordNext(A_WHILE);

        assertThat(recorded).containsExactly(outcomes);
    }

    @Test
    void thoseLeftWhenTheDatabaseGoesAwayAmongThemAreKeptToo() throws Exception {
        List<Outcome> outcomes = outcomes(2);
        add(outcomes.get(0));
        add(outcome(POISON));
        add(outcomes.get(1));
        doNothing()
                .doThrow(new DataAccessResourceFailureException("no database"))
                .doNothing()
                .when(claims)
                .beat();

        assertThatThrownBy(() -> recorder.recordNext(A_WHILE)).isInstanceOf(DataAccessResourceFailureException.class);
        recorder.recordNext(A_WHILE);

        assertThat(recorded).containsExactly(outcomes.subList(0, 1), outcomes.subList(1, 2));
    }

    @Test
    void afterOneThatCannotBeRecordedItGoesOn() throws Exception {
        add(outcome(POISON));
        recorder.recordNext(A_WHILE);
        List<Outcome> outcomes = outcomes(2);
        outcomes.forEach(this::add);

        recorder.recordNext(A_WHILE);

        assertThat(recorded).containsExactly(outcomes);
    }

    @Test
    void oneThatCannotBeRecordedIsPutOffAtLast() throws Exception {
        Outcome poison = outcome(POISON);
        add(poison);

        recorder.recordNext(A_WHILE);

        verify(claims).putOff(poison.deliveryId());
        assertThat(done).containsExactly(poison);
    }

    @Test
    void oneThatIsRecordedAtAFurtherTryIsNotPutOff() throws Exception {
        List<Outcome> outcome = outcomes(1);
        outcome.forEach(this::add);
        databaseIsAway = true;
        doAnswer(beat -> databaseIsAway = false).when(claims).beat();

        recorder.recordNext(A_WHILE);

        assertThat(recorded).containsExactly(outcome);
        assertThat(done).isEqualTo(outcome);
        verify(claims, never()).putOff(any());
    }

    private void add(Outcome outcome) {
        recorder.add(outcome, () -> done.add(outcome));
    }

    private @Nullable Object record(RecordOutcomes command) {
        if (databaseIsAway
                || command.outcomes().stream()
                        .anyMatch(outcome -> ((Hopeless) outcome).reason().equals(POISON))) {
            throw new IllegalStateException(POISON);
        }
        recorded.add(command.outcomes());
        return null;
    }

    private static List<Outcome> outcomes(int count) {
        return IntStream.range(0, count)
                .<Outcome>mapToObj(i -> outcome("No " + i))
                .toList();
    }

    private static Outcome outcome(String reason) {
        return new Hopeless(DeliveryTables.newDelivery(), new WebhookId(UUID.randomUUID()), reason);
    }
}
