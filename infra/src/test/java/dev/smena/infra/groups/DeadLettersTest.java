package dev.smena.infra.groups;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which failures are an event's own. */
class DeadLettersTest {

    private static final GenericDeadLetter<EventMessage<?>> LETTER =
            new GenericDeadLetter<>("a batch", GenericEventMessage.asEventMessage("an event"));

    static Stream<Throwable> passing() {
        return Stream.of(
                        new SQLTransientConnectionException("no connection to be had"),
                        new SQLException("terminated", "57P01"),
                        new SQLException("a deadlock", "40P01"),
                        new ConcurrencyException("another was faster"),
                        new InterruptedException("Smena stops"),
                        new OutOfMemoryError("Java heap space"))
                .map(cause -> new IllegalStateException("in a handler", cause));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void nothingIsParkedForWhatPasses(Throwable failure) {
        assertThatThrownBy(() -> DeadLetters.park(LETTER, failure)).hasRootCause(failure.getCause());
    }

    @ParameterizedTest
    @MethodSource("passing")
    void whatIsParkedAlreadyStaysForWhateverReasonItFailsAgain(Throwable failure) {
        DeadLetter<EventMessage<?>> stored = new JdbcDeadLetter<>(
                "its id", 0, "a batch", Instant.EPOCH, Instant.EPOCH, null, MetaData.emptyInstance(), LETTER.message());

        var decision = DeadLetters.park(stored, failure);

        assertThat(decision.shouldEnqueue()).isTrue();
        assertThat(decision.enqueueCause().orElseThrow().getMessage())
                .contains(requireNonNull(failure.getCause()).getMessage());
    }

    @Test
    void nothingIsParkedByAThreadThatIsToEnd() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> DeadLetters.park(LETTER, new IllegalStateException("cut off")))
                    .hasMessageContaining("cut off");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {StackOverflowError.class, AssertionError.class, ExceptionInInitializerError.class})
    void anErrorOfAHandlerIsTheEventsOwn(Class<? extends Error> error) throws ReflectiveOperationException {
        var failure = new IllegalStateException(error.getDeclaredConstructor().newInstance());

        assertThat(DeadLetters.park(LETTER, failure).shouldEnqueue()).isTrue();
    }

    @Test
    void whatStaysIsParkedWithWhatTheDatabaseSaidOfItInATextThatItCanKeep() {
        var said = new SQLException("out of range \0 " + "x".repeat(2_000), "22003");

        var decision = DeadLetters.park(LETTER, new IllegalStateException("in a handler", said));

        assertThat(decision.shouldEnqueue()).isTrue();
        assertThat(decision.enqueueCause().orElseThrow().getMessage())
                .contains("out of range \ufffd x")
                .hasSize(1_000);
    }
}
